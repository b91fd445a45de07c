const NOON = 12;

/** A time zone without changes of clocks in which it is about noon now: nobody there has quiet hours while a test runs. */
export const daytimeZone = (): string => {
  const ahead = NOON - new Date().getUTCHours();
  // The names of these zones count westwards.
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
};
