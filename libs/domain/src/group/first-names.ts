/** First names common among the people we serve. They make a name look real when another word follows. */
export const firstNames: ReadonlySet<string> = new Set(
  `aaliyah aaron abdul abigail adam adele ahmed aisha alan alex alexander alexandra ali alice alison amanda amelia amina
  amir amy ana andrea andrew angela anita anna anne anthony antonio anwar archie arjun arthur asha ashley barbara ben
  benjamin beth bethany betty brian bridget callum cameron carl carlos carol caroline catherine charles charlie charlotte
  chloe chris christina christine christopher claire connor craig daniel danielle darren dave david dawn dean deborah
  denise dennis derek diana diane donna dorothy douglas duncan dylan edward eileen elaine eleanor elizabeth ella ellen
  ellie emily emma eric ethan eva evelyn evie faith fatima fiona frances francis frank fred freya gareth gary gemma geoff
  george georgia gillian glenn gordon graham grace greg hannah harold harriet harry harvey hassan heather helen henry
  holly howard hugh ian ibrahim imran irene isaac isabel isabella isla jack jacob jacqueline jake james jamie jan jane
  janet janice jasmine jason jean jeff jennifer jenny jeremy jessica jill jim joan joanna joanne joe john jonathan jordan
  jose joseph josh joshua joyce judith judy julia julian julie june karen karl kate katherine kathleen katie keith kelly
  ken kenneth kevin kieran kim kimberly kirsty kyle lara laura lauren lawrence leah lee leo leon lesley lewis liam linda
  lindsay lisa liz logan lorraine louis louise lucas lucy luke lynn malcolm marco margaret maria marie marilyn mario mark
  martha martin mary mason matt matthew maureen max megan melanie melissa mia michael michelle mick mike millie mohammed
  mohamed mohammad molly muhammad naomi natalie natasha neil nicholas nick nicola nigel nina noah noor norma olive oliver
  olivia omar oscar owen pamela pat patricia patrick paul paula pauline peter philip phillip phyllis pooja priya rachel
  raj ray raymond rebecca rhys richard riley rita rob robert robin roger ronald rory rosemary ross roy ruby russell ruth
  ryan sally sam samantha samuel sandra sanjay sara sarah scott sean sharon sheila shirley sian simon sofia sonia sophia
  sophie stacey stanley stephanie stephen steve steven stuart sue susan suzanne sylvia tanya teresa terry thomas tim
  timothy tina toby tom tony tracey trevor valerie vanessa veronica victoria vincent wayne wendy will william yasmin
  yusuf yvonne zahra zainab zara zoe`
    .split(/\s+/)
    .filter(Boolean),
);
