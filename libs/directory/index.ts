export type { ApiKeyRow } from './access/api-key.repository';
export { ApiKeys, type IssuedApiKey, type NewApiKey } from './access/api-keys.service';
export { EndedSessions } from './access/ended-sessions';
export { Identities } from './access/identities';
export { type LastingSignIn, LastingSignIns } from './access/lasting-sign-ins';
export { onceKeyOf } from './access/once-key';
export { LoginThrottle } from './access/login-throttle';
export { passwordMatches } from './access/passwords';
export { permit } from './access/permit';
export type { CommandKey, RequestContext } from './access/request-context';
export { SignIn } from './access/sign-in.service';
export type { SignedIn } from './access/signed-in';
export { Categories } from './categories/categories.service';
export type { Category } from './categories/categories.query';
export { ComplaintPorts, type ComplaintSuccession, type PersonalDataErasure } from './complaint-ports';
export { normalForm } from './customers/contact-normal-form';
export { type BelongingChanged, CustomerBelongings, type NewEquipment } from './customers/customer-belongings.service';
export { CustomerFile } from './customers/customer-file.service';
export { CustomerPrivacy, type Erased, type PersonalDataExport } from './customers/customer-privacy.service';
export type { ContactRow, CustomerDetail, CustomerSummary, EquipmentRow } from './customers/customer-rows';
export type { CustomerFilter } from './customers/customers.query';
export {
  type CustomerAmendment,
  type CustomerChanged,
  Customers,
  type NewContact,
  type NewCustomer,
} from './customers/customers.service';
export { DEMO_PASSWORD } from './demo/demo-company';
export { type DemoLogin, demoLogins } from './demo/demo-logins.query';
export { seedDemoCompany, type SeededCompany } from './demo/seed-demo-company';
export { DirectoryModule } from './directory.module';
export { appointAdmin, type Appointment, type AppointmentOutcome } from './founding/appoint-admin';
export { type Page, type PageMark, pageOf, readMomentMark, readPageMark } from './paging/page-mark';
export { DirectorySnapshot, type StaffEntry } from './snapshot/directory-snapshot';
export { DirectoryQuery } from './snapshot/directory.query';
export { DirectoryWatch } from './snapshot/directory-watch';
export { Passwords } from './staff/passwords.service';
export { type Absence, type Leaving, StaffPresence } from './staff/staff-presence.service';
export type { StaffFilter, StaffRow } from './staff/staff.query';
export { type MemberAmendment, type NewMember, Staff } from './staff/staff.service';
export type { UnitNode } from './units/unit-tree';
export type { UnitFilter, UnitRow } from './units/units.query';
export { type NewUnit, type UnitAmendment, Units } from './units/units.service';
