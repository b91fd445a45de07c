import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { TextColumn } from '../columns';

/** What complaints are about: a tree of codes that are never renamed. */
@Entity('category')
@Check('category_code_shape', `"code" ~ '^[a-z0-9]+([-.][a-z0-9]+)*$' AND char_length("code") <= 100`)
@Check('category_not_own_parent', `"parent_code" <> "code"`)
@Index(['parentCode'])
export class CategoryEntity {
  @PrimaryColumn('text')
  code!: string;

  @Column('text', { nullable: true })
  @ForeignKey('category')
  parentCode!: string | null;

  @TextColumn(200)
  nameEn!: string;

  @TextColumn(200)
  nameZh!: string;
}
