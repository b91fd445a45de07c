import { Injectable } from '@nestjs/common';
import type { SignedIn } from './signed-in';

/** Who stands behind a session cookie or an API key. */
@Injectable()
export class Identities {
  bySessionToken(_token: string): Promise<SignedIn | null> {
    return Promise.resolve(null);
  }

  byApiKey(_key: string): Promise<SignedIn | null> {
    return Promise.resolve(null);
  }
}
