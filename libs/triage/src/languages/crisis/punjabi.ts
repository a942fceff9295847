import { draftList, type CrisisList } from './list.js';

/** In Gurmukhi and in Latin letters. */
export const punjabi: CrisisList = {
  language: 'pa',
  phrases: {
    'wish to die':
      'ਮਰਨਾ ਚਾਹੁੰਦਾ ਹਾਂ | ਮਰਨਾ ਚਾਹੁੰਦੀ ਹਾਂ | ਮਰਨਾ ਚਾਹੁੰਦਾ | ਮਰਨਾ ਚਾਹੁੰਦੀ | ਮਰ ਜਾਣਾ ਚਾਹੁੰਦਾ | ਮਰ ਜਾਣਾ ਚਾਹੁੰਦੀ | ਜੀਣਾ ਨਹੀਂ ਚਾਹੁੰਦਾ | ਜੀਣਾ ਨਹੀਂ ਚਾਹੁੰਦੀ | ਜਿਉਣਾ ਨਹੀਂ ਚਾਹੁੰਦਾ | ਜਿਉਣਾ ਨਹੀਂ ਚਾਹੁੰਦੀ | ਖੁਦਕੁਸ਼ੀ ਕਰ | ਖ਼ੁਦਕੁਸ਼ੀ ਕਰ | ਆਤਮ ਹੱਤਿਆ ਕਰ | ਆਤਮਹੱਤਿਆ ਕਰ | ਆਪਣੀ ਜਾਨ ਲੈ | ਜ਼ਿੰਦਗੀ ਖਤਮ ਕਰ | marna chahunda | marna chaunda | marna chahundi | marna chaundi | mar jana chahunda | jeona nahi chahunda | jeena nahi chahunda | jina nahi chaunda | nahi jeena | nahi jina | jeena nahi chahundi | khudkushi karni | khudkushi kar lavan | apni jaan lai',
    goodbye: 'ਸਾਰਿਆਂ ਨੂੰ ਅਲਵਿਦਾ | ਮੇਰਾ ਆਖਰੀ ਸੁਨੇਹਾ | ਕੱਲ੍ਹ ਮੈਂ ਨਹੀਂ ਹੋਣਾ | sareyan nu alvida | eh mera akhri message',
    unresponsive:
      'ਸਾਹ ਨਹੀਂ ਆ | ਸਾਹ ਨਹੀਂ ਲੈ | ਬੇਹੋਸ਼ ਹੋ | ਬੇਹੋਸ਼ ਹੈ | ਹੋਸ਼ ਵਿੱਚ ਨਹੀਂ | ਉੱਠ ਨਹੀਂ ਰਿਹਾ | ਉੱਠ ਨਹੀਂ ਰਹੀ | ਜਾਗ ਨਹੀਂ ਰਿਹਾ | ਜਾਗ ਨਹੀਂ ਰਹੀ | saah nahi aa | sah nahi aa | behosh ho gaya | behosh ho gayi | hosh vich nahi | uth nahi reha | uth nahi rehi',
    overdose:
      'ਜ਼ਿਆਦਾ ਇਨਸੁਲਿਨ | ਸਾਰੀ ਇਨਸੁਲਿਨ | ਸਾਰੀਆਂ ਗੋਲੀਆਂ | bahut zyada insulin | bohat zyada insulin | sari insulin la | sariyan goliyan',
    ill: 'ਉਲਟੀਆਂ ਨਹੀਂ ਰੁਕ | ਉਲਟੀਆਂ ਰੁਕ ਨਹੀਂ | ਕੀਟੋਨ ਜ਼ਿਆਦਾ | ਇਨਸੁਲਿਨ ਖਤਮ ਹੋ | ਇਨਸੁਲਿਨ ਨਹੀਂ ਹੈ | ultiyan nahi ruk | ketones bahut zyada | insulin khatam ho gayi | insulin muk gayi',
    violence:
      'ਮੈਨੂੰ ਮਾਰ ਰਿਹਾ | ਮੈਨੂੰ ਕੁੱਟ ਰਿਹਾ | ਮੈਨੂੰ ਕੁੱਟਦਾ | ਜਾਨੋਂ ਮਾਰ | mainu maar reha | mainu kutt reha | mainu kut reha | mainu kuttda | jaano maar',
    help: 'ਮੇਰੀ ਮਦਦ ਕਰੋ | ਮੇਰੀ ਮੱਦਦ ਕਰੋ | ਮੈਨੂੰ ਬਚਾਓ | ਮੈਨੂੰ ਬਚਾ ਲਓ | ਐਂਬੂਲੈਂਸ ਬੁਲਾਓ | meri madad karo | mainu bachao | mainu bacha lo | koi meri madad | ambulance bulao',
  },
  idioms: 'ਹੱਸ ਹੱਸ ਕੇ ਮਰਨਾ ਚਾਹੁੰਦਾ | hass hass ke marna chahunda',
  ...draftList,
  positive: [
    'ਮੈਂ ਮਰਨਾ ਚਾਹੁੰਦਾ ਹਾਂ',
    'main marna chaundi haan',
    'ਬਾਪੂ ਜੀ ਬੇਹੋਸ਼ ਹੋ ਗਏ',
    'galti nal bahut zyada insulin la layi',
    'ਕੋਈ ਮੇਰੀ ਮਦਦ ਕਰੋ',
  ],
  negative: ['ਅੱਜ ਸ਼ੂਗਰ ਠੀਕ ਹੈ ਜੀ', 'ajj sugar theek hai ji'],
};
