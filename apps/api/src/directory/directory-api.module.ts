import { Module } from '@nestjs/common';
import { DirectoryModule } from '@redress/directory';
import { ApiKeysController } from './api-keys.controller';
import { CategoriesController } from './categories.controller';
import { CustomerBelongingsController } from './customer-belongings.controller';
import { CustomersController } from './customers.controller';
import { StaffController } from './staff.controller';
import { UnitsController } from './units.controller';

/** The routes of units, staff, customers, categories and API keys. */
@Module({
  imports: [DirectoryModule],
  controllers: [
    ApiKeysController,
    CategoriesController,
    CustomerBelongingsController,
    CustomersController,
    StaffController,
    UnitsController,
  ],
})
export class DirectoryApiModule {}
