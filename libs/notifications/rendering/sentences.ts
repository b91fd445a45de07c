import type { CallbackKind, Outcome, Term } from '@redress/contracts';

/** What we call for, as the customer reads it. */
export const CALLBACK_PURPOSES: Readonly<Record<CallbackKind, Term>> = {
  acknowledge: {
    en: 'We want to hear the matter from you in person and tell you what we do about it.',
    'zh-CN': '我们希望亲自听您说明情况，并告知您我们的处理安排。',
  },
  progress: {
    en: 'We want to tell you how far we have come.',
    'zh-CN': '我们将向您说明处理进展。',
  },
  'remedy-done': {
    en: 'We want to make sure that what we promised has reached you.',
    'zh-CN': '我们将确认对您的承诺是否已经兑现。',
  },
  'verify-satisfaction': {
    en: 'We want to ask whether the matter is settled for you, and how you found the way we handled it.',
    'zh-CN': '我们想了解问题是否已为您妥善解决，以及您对处理过程的看法。',
  },
  care: {
    en: 'We want to ask whether all is still well.',
    'zh-CN': '我们想了解目前一切是否正常。',
  },
};

/** How a complaint ended, as the customer is told; `{number}` and, for a duplicate, `{survivor}` are filled in. */
export const DECISIONS: Readonly<Record<Outcome, Term>> = {
  upheld: {
    en: 'We have finished with your complaint {number}. You were right: we uphold it in full.',
    'zh-CN': '您的投诉 {number} 已处理完毕。您反映的问题属实，我们全部认可。',
  },
  'partly-upheld': {
    en: 'We have finished with your complaint {number}. You were right in part: we uphold that part.',
    'zh-CN': '您的投诉 {number} 已处理完毕。您反映的问题部分属实，我们予以认可。',
  },
  'not-upheld': {
    en: 'We have finished with your complaint {number}. We looked into it with care and could not uphold it.',
    'zh-CN': '您的投诉 {number} 已处理完毕。经认真核实，我们未能认定您反映的问题。',
  },
  'settled-without-admission': {
    en: 'We have finished with your complaint {number}. It was settled between us without a finding on who was right.',
    'zh-CN': '您的投诉 {number} 已处理完毕。双方已协商解决，未就责任作出认定。',
  },
  withdrawn: {
    en: 'As you wished, we have closed your complaint {number}: you withdrew it.',
    'zh-CN': '按照您的意愿，您的投诉 {number} 已撤回并结案。',
  },
  duplicate: {
    en: 'Your complaint {number} is about a matter that we already handle under the number {survivor}. It goes on there; nothing of what you told us is lost.',
    'zh-CN': '您的投诉 {number} 与我们正在处理的 {survivor} 属同一事项，将在该编号下继续处理，您提供的信息不会丢失。',
  },
  'out-of-scope': {
    en: 'We have closed your complaint {number}: the matter is not one that we can decide.',
    'zh-CN': '您的投诉 {number} 已结案：该事项不属于我们的处理范围。',
  },
};
