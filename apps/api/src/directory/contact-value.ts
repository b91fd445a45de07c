import { checkText, field, type Finding } from '../http/validation';
import { checkEmail } from '../http/validation/email';
import { checkPhone } from '../http/validation/phone';

const MAX = 500;

/** A contact is judged by the kind that stands beside it: phone numbers and mail addresses must be such. */
const checkContact = (value: unknown, owner: object): Finding | null => {
  const kind: unknown = Reflect.get(owner, 'kind');
  if (kind === 'phone') return checkPhone(value);
  if (kind === 'email') return checkEmail(value);
  return checkText(value, { max: MAX, multiline: kind === 'address' });
};

/** The value of a contact. */
export const ContactValue = (): PropertyDecorator =>
  field(
    checkContact,
    { type: String, maxLength: MAX },
    { description: 'A phone number needs its country code.', example: '+86 10 5550 1100' },
  );
