import { foldText } from "./fold.ts";

// Words that say nothing about what is looked for. The German ones hold at least those that PostgreSQL leaves out of its
// index: a word that it knows nothing of must not be asked for.

const LISTS: Readonly<Record<string, string>> = {
  de: `
    aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes anderm andern
    anderr anders auch auf aus bei bekomme bin bis bist bitte brauche bräuchte da damit dann das dasselbe dazu daß
    dein deine deinem deinen deiner deines dem demselben den denn denselben der derer derselbe derselben des
    desselben dessen dich die dies diese dieselbe dieselben diesem diesen dieser dieses dir doch dort dringend du
    durch ein eine einem einen einer eines einig einige einigem einigen einiger einiges einmal er es etwas euch euer
    eure eurem euren eurer eures finde finden für gegen gern gerne gewesen gibt gibts hab habe haben hallo hat hatte
    hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im in indem ins ist jede jedem jeden
    jeder jedes jene jenem jenen jener jenes jetzt kann kein keine keinem keinen keiner keines kriege können könnte
    machen mal man manche manchem manchen mancher manches mein meine meinem meinen meiner meines mich mir mit muss
    musste möchte nach nicht nichts noch nun nur nähe ob oder ohne sehr sein seine seinem seinen seiner seines
    selbst sich sie sind so solche solchem solchen solcher solches soll sollte sondern sonst suche um und uns unse
    unsem unsen unser unses unter viel vom von vor wann war waren warst warum was weg weil weiter welche welchem
    welchen welcher welches wenn wer werde werden wie wieder will wir wird wirst wo wollen wollte während würde
    würden zu zum zur zwar zwischen über`,
  en: `
    a about all am an and any are as at be because been but by can could did do does find for from get had has have
    how i if in into is it its looking me my need of on or our please so some that the their them there they this to
    was we were what when where which who why will with would you your`,
  tr: `
    acaba ama ben benim bir bu bulmak bulabilirim da daha de gibi hangi her için ile istiyorum kim lazım lütfen mi
    mı mu mü nasıl ne nerede neresi o ve veya var ya`,
  ar: `
    أبحث أحتاج أريد أن أنا أو أين إلى التي الذي عن على عند في كيف لدي لي ما ماذا متى مع من هذا هذه هل هنا هناك هو هي
    و يا كان`,
  ro: `
    a al am are ar au aș ca caut ce cu cum da de din doresc e este eu găsesc în îmi la le mai mea meu mi nevoie
    nu o pe pentru prin sa să se si și sunt un unde unei unui vreau`,
  bg: `
    аз без вва във да до за защо и или искам как какво като кой къде ли ме ми мога може моля на намеря не нужда от
    по при с са се си със съм това трябва търся`,
  uk: `
    а або багато бути в ви від где де для до з за знайти й і із інші його коли ласка мені мій можна на не ні о по
    потрібна потрібно потрібен прошу про та так те ти треба у хочу що це чи шукаю я як яка який`,
};

const STOP_WORDS: ReadonlySet<string> = new Set(
  Object.values(LISTS).flatMap((list) => list.trim().split(/\s+/u).map(foldText)),
);

/** Tells whether a folded word is one that every text holds: an article, a pronoun, "I am looking for". */
export function isStopWord(folded: string): boolean {
  return STOP_WORDS.has(folded);
}
