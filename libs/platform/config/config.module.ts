import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Config } from './config';
import { loadConfig } from './environment';

/** Injection token of the frozen {@link Config}: `@Inject(CONFIG) private readonly config: Config`. */
export const CONFIG = Symbol('Config');

/** Makes {@link CONFIG} available everywhere. */
@Global()
@Module({})
export class ConfigModule {
  /** @param config what to use instead of the process's environment; tests hand in their own */
  static forRoot(config: Config = loadConfig()): DynamicModule {
    return { module: ConfigModule, providers: [{ provide: CONFIG, useValue: config }], exports: [CONFIG] };
  }
}
