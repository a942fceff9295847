/** Words of the hint about personal details in one's own draft; it comes when somebody writes. */
export default {
  'details.phone': 'There is a phone number in your words.',
  'details.email': 'There is an e-mail address in your words.',
  'details.card': 'There is a card number in your words.',
  'details.iban': 'There is a bank account in your words.',
  'details.bank-account': 'There is a bank account in your words.',
  'details.national-number': 'There is an official number in your words.',
  'details.health-number': 'There is a health record number in your words.',
  'details.address': 'There is an address in your words.',
  'details.name-and-birth-date': 'There is a full name with a birth date in your words.',
  'details.handle': 'There is a way to reach somebody elsewhere in your words.',
  'details.device-number': 'There is a name with a device number in your words.',
  'details.readers': 'Everyone in {group} can read it.',
  'details.remove': 'Remove it',
  'details.leave': 'Leave it in',
  'details.removed': 'It is out of your words.',
  'details.back': 'Put it back',
} as const;
