import { Module } from '@nestjs/common';
import { MessagingModule } from '@redress/messaging';
import { ApiKeyRepository } from './access/api-key.repository';
import { ApiKeys } from './access/api-keys.service';
import { EndedSessions } from './access/ended-sessions';
import { Identities } from './access/identities';
import { LastingSignIns } from './access/lasting-sign-ins';
import { LastingSignInsQuery } from './access/lasting-sign-ins.query';
import { LoginThrottle } from './access/login-throttle';
import { SessionRepository } from './access/session.repository';
import { SignIn } from './access/sign-in.service';
import { SignOuts } from './access/sign-outs';
import { Categories } from './categories/categories.service';
import { CategoriesQuery } from './categories/categories.query';
import { CategoryRepository } from './categories/category.repository';
import { ComplaintPorts } from './complaint-ports';
import { CustomerBelongings } from './customers/customer-belongings.service';
import { CustomerFile } from './customers/customer-file.service';
import { CustomerPrivacy } from './customers/customer-privacy.service';
import { CustomerRepository } from './customers/customer.repository';
import { CustomersQuery } from './customers/customers.query';
import { Customers } from './customers/customers.service';
import { DirectoryDesk } from './directory-desk';
import { DirectoryWatch } from './snapshot/directory-watch';
import { DirectoryQuery } from './snapshot/directory.query';
import { Passwords } from './staff/passwords.service';
import { StaffPresence } from './staff/staff-presence.service';
import { StaffQuery } from './staff/staff.query';
import { StaffRepository } from './staff/staff.repository';
import { Staff } from './staff/staff.service';
import { UnitRepository } from './units/unit.repository';
import { UnitsQuery } from './units/units.query';
import { Units } from './units/units.service';

const ROWS = [
  ApiKeyRepository,
  CategoriesQuery,
  CategoryRepository,
  CustomerRepository,
  CustomersQuery,
  DirectoryQuery,
  LastingSignInsQuery,
  SessionRepository,
  StaffQuery,
  StaffRepository,
  UnitRepository,
  UnitsQuery,
];

const SERVICES = [
  ApiKeys,
  Categories,
  ComplaintPorts,
  CustomerBelongings,
  CustomerFile,
  CustomerPrivacy,
  Customers,
  DirectoryWatch,
  EndedSessions,
  Identities,
  LastingSignIns,
  Passwords,
  SignIn,
  Staff,
  StaffPresence,
  Units,
];

/** Units, staff, customers, categories, and who may sign in. */
@Module({
  imports: [MessagingModule],
  providers: [...ROWS, ...SERVICES, DirectoryDesk, LoginThrottle, SignOuts],
  exports: SERVICES,
})
export class DirectoryModule {}
