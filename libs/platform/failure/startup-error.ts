/** Something in the surroundings is not as it must be. The message is for the person at the keyboard, who needs no stack. */
export class StartupError extends Error {
  override readonly name: string = 'StartupError';
}
