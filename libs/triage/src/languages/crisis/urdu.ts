import { draftList, type CrisisList } from './list.js';

/** In its own script and in Latin letters. */
export const urdu: CrisisList = {
  language: 'ur',
  phrases: {
    'wish to die':
      'مرنا چاہتا ہوں | مرنا چاہتی ہوں | مر جانا چاہتا | مر جانا چاہتی | جینا نہیں چاہتا | جینا نہیں چاہتی | خودکشی کرنا | خودکشی کر لوں | خودکشی کرنے | خود کو ختم کر | اپنی جان لے | زندگی ختم کرنا | زندگی ختم کر | اب نہیں جینا | marna chahta hoon | marna chahta hun | marna chahti hoon | marna chahti hun | mar jana chahta | mar jana chahti | jeena nahi chahta | jeena nahi chahti | jina nahi chahta | khudkushi kar | khud kushi kar | khudkushi karna | khud ko khatam kar | apni jaan le | zindagi khatam kar',
    goodbye:
      'سب کو الوداع | ہمیشہ کے لیے الوداع | یہ میرا آخری پیغام | کل میں نہیں ہوں | sab ko alvida | alvida sab ko | yeh mera aakhri message | ye mera akhri message',
    unresponsive:
      'سانس نہیں آ | سانس نہیں لے | بے ہوش ہو | بیہوش ہو | بے ہوش ہے | ہوش میں نہیں | اٹھ نہیں رہا | اٹھ نہیں رہی | جاگ نہیں رہا | جاگ نہیں رہی | saans nahi aa | saans nahi le | behosh ho | behosh hai | hosh mein nahi | uth nahi raha | uth nahi rahi | jaag nahi raha',
    overdose:
      'زیادہ انسولین لگا | بہت زیادہ انسولین | ساری انسولین | ساری گولیاں | zyada insulin laga | zyada insulin le | bahut zyada insulin | sari insulin | saari insulin | sari goliyan | saari goliyan',
    ill: 'الٹیاں رک نہیں | مسلسل الٹیاں | کیٹونز زیادہ | انسولین ختم ہو | انسولین نہیں ہے | ultiyan ruk nahi | ketones zyada | insulin khatam ho | insulin nahi hai',
    violence:
      'مجھے مار رہا | مجھے مار رہے | مجھے مار ڈالے | جان سے مارنے | mujhe maar raha | mujhe mar raha | mujhe maar dale | jaan se maar',
    help: 'میری مدد کرو | میری مدد کریں | خدا کے لیے مدد | مجھے بچاؤ | مجھے بچا لو | ایمبولینس بلاؤ | meri madad karo | meri madad karein | mujhe bachao | mujhe bacha lo | koi meri madad | ambulance bulao',
  },
  idioms: 'ہنس ہنس کر مرنا چاہتا | hans hans ke marna chahta hun',
  ...draftList,
  positive: [
    'میں مرنا چاہتی ہوں',
    'yaar main marna chahta hoon',
    'امی بیہوش ہو گئی ہیں',
    'galti se bahut zyada insulin laga li',
    'میری مدد کریں',
  ],
  negative: ['آج شوگر ٹھیک ہے، شکریہ', 'aaj sugar theek hai'],
};
