import { describe, expect, it } from '@jest/globals';
import { holidayCountries, publicHolidays } from './public-holidays';

describe('public holidays', () => {
  it('of China come with names in both languages, by the lunar calendar too', async () => {
    const days = (await publicHolidays('CN', null, 2027)) ?? [];
    expect(days).toContainEqual({
      date: '2027-10-01',
      name: '国庆节',
      names: { en: 'National Day', 'zh-CN': '国庆节' },
      wholeDay: true,
    });
    expect(days.filter(({ names }) => names.en === 'Spring Festival').map(({ date }) => date)).toEqual([
      '2027-02-05',
      '2027-02-06',
      '2027-02-07',
    ]);
    expect(days.find(({ date }) => date === '2027-03-08')?.wholeDay).toBe(false);
  });

  it('have no name in a language that the library lacks', async () => {
    const unity = (await publicHolidays('DE', null, 2027))?.find(({ date }) => date === '2027-10-03');
    expect(unity?.names['zh-CN']).toBeNull();
    expect(unity?.names.en).not.toBeNull();
    expect(unity?.name).toBe('Tag der Deutschen Einheit');
  });

  it('of a region are those of the country and its own', async () => {
    const bavaria = (await publicHolidays('DE', 'BY', 2027))?.map(({ date }) => date) ?? [];
    const country = (await publicHolidays('DE', null, 2027))?.map(({ date }) => date) ?? [];
    expect(bavaria).toEqual(expect.arrayContaining([...country]));
    expect(bavaria).toContain('2027-11-01');
    expect(country).not.toContain('2027-11-01');
  });

  it('of several days in a row name each of them', async () => {
    const feast = (await publicHolidays('SA', null, 2027))?.filter(({ names }) => names.en?.includes('Eid al-Fitr'));
    expect(feast?.length).toBeGreaterThan(1);
    expect(new Set(feast?.map(({ date }) => date)).size).toBe(feast?.length);
  });

  it.each([
    ['ZZ', null],
    ['CN', 'XX'],
    ['__proto__', null],
    ['DE', 'constructor'],
  ])('of %s %s nobody knows any', async (country, region) => {
    expect(await publicHolidays(country, region, 2027)).toBeNull();
  });

  it('are known of some two hundred countries, named in both languages', async () => {
    const countries = await holidayCountries();
    expect(countries.length).toBeGreaterThan(150);
    expect(countries.find(({ code }) => code === 'CN')?.names).toEqual({ en: 'China', 'zh-CN': '中国' });
    expect(countries.find(({ code }) => code === 'DE')?.regions).toContainEqual({ code: 'BY', name: 'Bayern' });
  });
});
