import { onNpmGone } from '@redress/platform';
import { Deferred } from './deferred';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Ctrl-C, SIGTERM, a closed terminal or the end of npm: the first one asks for an orderly end, every further one for a quick one. */
export class StopRequest {
  private readonly asked = new Deferred();
  private times = 0;
  private readonly onSignal = (): void => {
    this.times += 1;
    this.asked.resolve();
    if (this.times > 1) this.onRepeated();
  };

  private readonly forgetNpm = onNpmGone(this.onSignal);

  constructor(private readonly onRepeated: () => void) {
    for (const signal of SIGNALS) process.on(signal, this.onSignal);
  }

  get isAsked(): boolean {
    return this.times > 0;
  }

  /** Resolves when somebody asks. */
  get promise(): Promise<void> {
    return this.asked.promise;
  }

  /** Signals mean what they always mean again. */
  forget(): void {
    for (const signal of SIGNALS) process.removeListener(signal, this.onSignal);
    this.forgetNpm();
  }
}
