// Words of which guessable passwords are made: the most used ones of German and English lists of leaked passwords, rows
// of keys, and the words of this product and its quarter (ASVS 5 6.2.4, 6.2.11). Lower case, without spaces.
const WORDS = `
passwort password passwörter passwd kennwort geheim geheimnis secret topsecret zugang anmelden login signin willkommen
welcome hallo hello hi hey letmein lassmichrein offen bitte danke please changeme ändernmich default standard vorgabe
start neu test tester testing demo beispiel example sample user benutzer nutzer gast guest admin administrator root
master chef boss system server internet computer rechner office windows microsoft google apple samsung android iphone
facebook youtube twitter instagram whatsapp amazon netflix paypal telekom vodafone linux ubuntu debian oracle postgres
stadtteilladen stadtteil stadtteilbüro stadtteilbuero wehringhausen hagen westfalen nrw nordrhein quartier kiez laden
büro buero koordination verwaltung redaktion themenpatin jury ehrenamt freiwillige anlaufstelle initiative fokusraum
konferenz wilhelmsplatz bodelschwinghplatz pelmke langestrasse langestraße deutschland germany berlin hamburg münchen
köln dortmund bochum essen ruhrgebiet schalke borussia bvb bayern fussball fußball football soccer baseball basketball
hockey tennis handball ferrari porsche mercedes bmw audi volkswagen sommer winter frühling herbst summer spring autumn
januar februar märz april mai juni juli august september oktober november dezember montag dienstag mittwoch donnerstag
freitag samstag sonntag schatz schatzi liebe ichliebedich iloveyou loveyou love liebling baby engel angel prinzessin
princess sonnenschein sunshine blume flower schmetterling butterfly einhorn unicorn drache dragon monkey affe hund katze
hase maus tiger löwe panther bär adler shadow schatten batman superman spiderman pokemon starwars matrix killer ninja
hunter jordan michael michelle daniel thomas andreas stefan christian sebastian alexander nicole sandra julia anna
jessica ashley charlie robert jennifer matthew joshua qwertz qwertzuiop qwerty qwertyuiop asdfghjkl asdfgh asdf yxcvbnm
yxcv zxcvbnm zxcv qazwsx 1qay2wsx 1qaz2wsx abc abcd abcdef abcdefg abcdefgh 0123456789 1234567890 123456789 12345678
1234567 123456 12345 1234 123 987654321 87654321 654321 54321 4321 321 112233 123321 123123 121212 101010 111111 000000
222222 333333 444444 555555 666666 777777 888888 999999 696969 trustno1 ficken arschloch scheisse scheiße fuckyou fuck
whatever nothing nichts access freedom freiheit hoffnung glück geld money lotto pizza kaffee schokolade cookie cheese
correcthorsebatterystaple correct horse battery staple
`;

/** Longest first, so that "passwort" is found before "wort" could be. */
export const COMMON_WORDS: readonly string[] = WORDS.trim()
  .split(/\s+/u)
  .toSorted((a, b) => b.length - a.length);
