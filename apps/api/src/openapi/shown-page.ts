import { ApiSchema } from '@nestjs/swagger';
import { ShownOf, ShownText } from './shown';

/** The class of one page of rows, for the OpenAPI document. */
export function shownPage<Row extends object>(
  name: string,
  row: new () => Row,
): new () => { readonly rows: Row[]; readonly next: string | null } {
  @ApiSchema({ name })
  class PageDto {
    @ShownOf(() => row, { list: true })
    declare rows: Row[];

    @ShownText({ nullable: true, description: 'Send as `after` for the next page; null at the end.' })
    declare next: string | null;
  }
  return PageDto;
}
