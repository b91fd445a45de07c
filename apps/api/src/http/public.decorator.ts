import { type CustomDecorator, SetMetadata } from '@nestjs/common';

/** Metadata key of {@link Public}. */
export const PUBLIC = 'redress:public';

/** A route that answers without anyone signed in. */
export const Public = (): CustomDecorator => SetMetadata(PUBLIC, true);
