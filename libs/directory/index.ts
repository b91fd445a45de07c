export { Identities } from './access/identities';
export type { CommandKey, RequestContext } from './access/request-context';
export type { SignedIn } from './access/signed-in';
export { DirectoryModule } from './directory.module';
