import type { Locale } from '@redress/contracts';

/** What the customer's page of a link says. `{…}` is filled in by the page. */
export const CUSTOMER_PAGE_WORDS: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  en: {
    title: 'Your call',
    booked: 'We will call you on {at} ({zone}).',
    ended: 'This call was made, or is not planned any more.',
    choose: 'If another time suits you better, choose one:',
    none: 'No other time is free just now. Answer the mail, or call us.',
    take: 'Take this time',
    moved: 'Done: we call you on {at} ({zone}).',
    failed: 'This did not work. Load the page again, or answer the mail.',
  },
  'zh-CN': {
    title: '您的回访预约',
    booked: '我们将于 {at}（{zone}）致电您。',
    ended: '该回访已完成或已取消。',
    choose: '如需更改时间，请选择：',
    none: '目前没有其他可选时间，请回复邮件或致电我们。',
    take: '选择此时间',
    moved: '已更改：我们将于 {at}（{zone}）致电您。',
    failed: '操作未成功，请刷新页面或回复邮件。',
  },
};
