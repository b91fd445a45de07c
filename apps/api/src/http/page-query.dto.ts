import { Text, WholeNumber } from './validation';

/** How much of a list is asked for, and from where. */
export class PageQueryDto {
  @Text({ max: 800, optional: true, description: 'The mark `next` of the page before.' })
  declare after?: string;

  @WholeNumber({ min: 1, max: 100, optional: true, inQuery: true, description: 'Rows of a page; 50 unless told.' })
  declare limit?: number;
}

/** Rows of a page where nobody says how many. */
export const USUAL_PAGE = 50;
