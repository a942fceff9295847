/**
 * Words that guessing begins with. A password that is one of them, or one of them with digits, signs or the usual
 * letter swaps around it, is refused; so a few hundred words stand for many thousands of passwords.
 */
export const commonWords: ReadonlySet<string> = new Set(
  `password passwort passwords passw pass passcode letmein welcome login logon signin admin administrator root user guest
  master secret default changeme change temp test testing tester access enter open hello hi hallo hey love iloveyou
  loveyou lovely loveme lover forever princess prince queen king sunshine moonlight rainbow butterfly flower flowers
  rose daisy lily jasmine angel angels heaven devil demon dragon monster tiger lion panther eagle falcon hawk wolf bear
  monkey donkey horse pony dolphin shark turtle rabbit bunny kitty kitten cat dog doggy puppy hamster chicken banana
  apple orange cherry strawberry peach lemon cookie cookies chocolate candy sugar honey coffee pepper ginger cheese
  pizza summer winter spring autumn january february march april june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday today tomorrow birthday christmas easter halloween holiday
  football soccer baseball basketball hockey tennis golf rugby cricket boxing hunter fishing racing ferrari porsche
  mercedes toyota honda mustang corvette yamaha ducati harley liverpool arsenal chelsea everton celtic rangers barcelona
  juventus united manchester newcastle tottenham leeds england scotland ireland wales london paris berlin madrid newyork
  america canada australia brasil mexico india charlie michael jordan daniel thomas robert andrew joshua matthew anthony
  william george james david richard jessica ashley amanda jennifer michelle nicole hannah sophie emma olivia samantha
  elizabeth charlotte natalie rebecca victoria alexander alexandra christian christopher nicholas benjamin jonathan
  maggie molly buster bailey rocky max sam jack harry ginger smokey shadow midnight silver golden diamond crystal purple
  yellow orange green blue black white pink red ninja samurai pirate wizard magic mystic phoenix matrix trustno
  starwars startrek superman batman spiderman ironman captain avengers pokemon pikachu naruto minecraft fortnite roblox
  mario sonic zelda nintendo playstation xbox gamer player killer hunter shooter sniper soldier army navy marine
  computer internet google facebook twitter instagram youtube microsoft windows apple iphone samsung android nokia
  database server system network office work job money dollar cash gold rich lucky luck winner champion success happy
  smile smiley friend friends family mother father mom mum dad daddy mommy mummy baby babygirl babyboy sister brother
  jesus christ god lord church faith hope grace peace freedom liberty whatever nothing something anything everything
  blink metallica nirvana beatles eminem slipknot guitar music dance dancer singer rock star stars starlight sunflower
  qwerty qwertz azerty asdf asdfgh zxcv zxcvbn qazwsx abc abcd abcde xyz aaa iii fuck fuckyou fuckoff shit bitch asshole
  sexy hot hottie cutie sweet sweetie sweetheart honey darling beautiful pretty handsome crazy cool awesome perfect
  cowboy cowgirl cheerleader teacher student school college university doctor nurse hospital police fire firefighter
  nurses clinic health patient diabetes diabetic insulin glucose sugarfree hypo metformin libre dexcom medtronic omnipod
  kith kithkin moderator forum support group community`
    .split(/\s+/)
    .filter(Boolean),
);
