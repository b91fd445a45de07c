/** The queue gave no answer in time. What was asked may happen all the same, later. */
export class QueueSilent extends Error {
  override readonly name = 'QueueSilent';

  constructor(milliseconds: number) {
    super(`The queue gave no answer within ${milliseconds / 1000} s.`);
  }
}

/**
 * Waits for the queue's answer, but not for ever: a client of Redis keeps what it is asked while Redis is away, and
 * nothing here may hang for that.
 * @throws QueueSilent when the time is over; else whatever the answer is
 */
export async function answerOrSilence<T>(answer: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new QueueSilent(milliseconds)), milliseconds);
  });
  try {
    return await Promise.race([answer, silence]);
  } finally {
    clearTimeout(timer);
  }
}
