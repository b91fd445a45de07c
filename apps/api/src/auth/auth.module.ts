import { Module } from '@nestjs/common';
import { DirectoryModule } from '@redress/directory';

/** Signing in and out, and who one is. */
@Module({ imports: [DirectoryModule], controllers: [], exports: [DirectoryModule] })
export class AuthModule {}
