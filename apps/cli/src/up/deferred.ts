/** A promise that somebody else settles. (Node 20 has no Promise.withResolvers yet.) */
export class Deferred<T = void> {
  readonly promise: Promise<T>;
  private settle: { readonly resolve: (value: T) => void; readonly reject: (reason: Error) => void } | undefined;

  constructor() {
    this.promise = new Promise<T>((resolve, reject) => {
      this.settle = { resolve, reject };
    });
  }

  resolve(value: T): void {
    this.settle?.resolve(value);
  }

  reject(reason: Error): void {
    this.settle?.reject(reason);
  }
}
