import { Module } from '@nestjs/common';
import { DirectoryModule } from '@redress/directory';
import { AuthController } from './auth.controller';

/** Signing in and out, and who one is. */
@Module({ imports: [DirectoryModule], controllers: [AuthController], exports: [DirectoryModule] })
export class AuthModule {}
