export { type DatabaseOptions, directConnection } from './connection-options';
export {
  ConcurrentWrite,
  DatabaseUnavailable,
  isConnectionFailure,
  sqlState,
  violatedReference,
  violatedUnique,
} from './database-errors';
export { DatabaseAddress, DatabaseModule } from './database.module';
export { newDataSource, usableRole } from './data-source';
export { domainsSql } from './domains';
export { ApiKeyEntity } from './entities/api-key.entity';
export { AttachmentEntity } from './entities/attachment.entity';
export { CategoryEntity } from './entities/category.entity';
export { ComplaintTextEntity } from './entities/complaint-text.entity';
export { CustomerContactEntity } from './entities/customer-contact.entity';
export { CustomerEntity } from './entities/customer.entity';
export { EquipmentEntity } from './entities/equipment.entity';
export { IdempotencyKeyEntity } from './entities/idempotency-key.entity';
export { NotificationEntity } from './entities/notification.entity';
export { ReadLogEntity } from './entities/read-log.entity';
export { SavedFilterEntity } from './entities/saved-filter.entity';
export { SessionEntity } from './entities/session.entity';
export { SettingVersionEntity } from './entities/setting-version.entity';
export { StaffEntity } from './entities/staff.entity';
export { UnitEntity } from './entities/unit.entity';
export { forgetAnswers, type OnceKey, runOnce } from './idempotency/run-once';
export { instantFromSql } from './instant-text';
export { APP_ROLE } from './migrations/app-role';
export { isAtHead, type MigrationReport, runMigrations } from './run-migrations';
export { type ClosingStatement, type Statement, type Transaction } from './transaction';
export { UnitOfWork } from './unit-of-work';
