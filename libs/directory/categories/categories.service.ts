import { Injectable } from '@nestjs/common';
import { done, refused, type Result } from '@redress/contracts';
import { permit } from '../access/permit';
import type { RequestContext } from '../access/request-context';
import { DirectoryDesk } from '../directory-desk';
import { type Category, CategoriesQuery } from './categories.query';
import { CategoryRepository } from './category.repository';

/** The tree of what complaints are about. */
@Injectable()
export class Categories {
  constructor(
    private readonly desk: DirectoryDesk,
    private readonly rows: CategoryRepository,
    private readonly query: CategoriesQuery,
  ) {}

  async list(asking: RequestContext): Promise<Result<readonly Category[]>> {
    return permit(asking.actor, 'directory.read') ?? done(await this.query.all());
  }

  /** Adds a category, or renames or moves the one with this code. Refusals: category.not-found (the parent), category.in-circle. */
  async put(asking: RequestContext, category: Category): Promise<Result<Category>> {
    const forbidden = permit(asking.actor, 'directory.write');
    if (forbidden !== null) return forbidden;
    return this.desk.carryOut(asking, async ({ tx }) => {
      await this.rows.lockTree(tx);
      const above = category.parentCode === null ? [] : await this.query.upwards(tx, category.parentCode);
      if (category.parentCode !== null && above.length === 0) return refused('category.not-found');
      if (above.includes(category.code) || category.parentCode === category.code) return refused('category.in-circle');
      await this.rows.put(tx, category);
      return done(category);
    });
  }
}
