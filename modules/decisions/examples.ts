/** Invented resolutions in the manner of the United Nations: what tests and the demonstration bring as files. */

/** A resolution of the General Assembly that never was. */
export const lanterns = `United Nations

A/RES/71/901

General Assembly

Distr.: General
19 December 2016

Seventy-first session
Agenda item 150

Resolution adopted by the General Assembly on 19 December 2016

71/901. Safety of lanterns in harbours

The General Assembly,

Recalling its resolution 69/900 of 18 December 2014 on the keeping of lights,

Noting with concern that many harbours are without a lantern,

1. Urges Member States to keep a lantern in every harbour, and invites them to share what they have learned;

2. Requests the Secretary-General to submit a report on the implementation of the present resolution to the General Assembly at its seventy-third session;

3. Invites the regional commissions to examine the following matters:

(a) The cost of oil for lanterns;

(b) The training of keepers;

4. Decides to remain seized of the matter.

66th plenary meeting
19 December 2016
`

/** The same text after a correction: a paragraph was put in, another changed in its words. */
export const lanternsCorrected = lanterns
  .replace(
    "2. Requests the Secretary-General to submit a report on the implementation of the present resolution to the General Assembly at its seventy-third session;",
    `2. Encourages harbour authorities to publish the hours at which their lanterns are lit;

3. Requests the Secretary-General to submit a comprehensive report on the implementation of the present resolution to the General Assembly at its seventy-third session;`,
  )
  .replace("3. Invites", "4. Invites")
  .replace("4. Decides", "5. Decides")

/** The draft it was made of: weaker, for an earlier session, and with a paragraph that was not adopted. */
export const lanternsDraft = lanterns
  .replace("A/RES/71/901", "A/C.3/71/L.77")
  .replace("Resolution adopted by the General Assembly on 19 December 2016\n\n71/901. ", "Draft resolution\n\n")
  .replace("Urges Member States", "Calls upon Member States")
  .replace("seventy-third session", "seventy-second session")
  .replace("on the keeping of lights", "on the keeping of lights and beacons")
  .replace("4. Decides", "4. Welcomes the lighting of harbours by their own inhabitants;\n\n5. Decides")
  .replace("66th plenary meeting\n19 December 2016\n", "")

/** The same resolution in French. */
export const lanternsFrench = `Nations Unies

A/RES/71/901

Assemblée générale

Distr. générale
19 décembre 2016

Soixante et onzième session
Point 150 de l’ordre du jour

Résolution adoptée par l’Assemblée générale le 19 décembre 2016

71/901. Sécurité des lanternes dans les ports

L’Assemblée générale,

Rappelant sa résolution 69/900 du 18 décembre 2014 sur la garde des feux,

Notant avec préoccupation que de nombreux ports sont dépourvus de lanterne,

1. Engage les États Membres à entretenir une lanterne dans chaque port, et les invite à partager ce qu’ils ont appris ;

2. Prie le Secrétaire général de lui présenter à sa soixante-treizième session un rapport sur l’application de la présente résolution ;

3. Invite les commissions régionales à examiner les questions suivantes :

a) Le coût de l’huile des lanternes ;

b) La formation des gardiens ;

4. Décide de rester saisie de la question.

66e séance plénière
19 décembre 2016
`

/** An earlier resolution that the first one names, and that names none. */
export const lights = `A/RES/69/900

General Assembly

Sixty-ninth session

Resolution adopted by the General Assembly on 18 December 2014

69/900. Keeping of lights

The General Assembly,

Aware that lights go out,

1. Calls upon Member States to keep their lights;

2. Requests the United Nations Office on Drugs and Crime to provide technical assistance, upon request, within existing resources.
`

/** A text in a language that is none of the six, in Akoma Ntoso, which says where its paragraphs are. */
export const latin = `<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="resolution"><meta/><mainBody>
<paragraph eId="para_1"><num>1.</num><content><p>Lumina in portubus serventur;</p></content></paragraph>
<paragraph eId="para_2"><num>2.</num><content><p>Custodes lucernas accendant.</p></content></paragraph>
</mainBody></statement></akomaNtoso>
`

/** The resolution of two years later on the same subject: it names the first, repeats it, and asks more firmly. */
export const lanternsAgain = lanterns
  .replaceAll("A/RES/71/901", "A/RES/73/905")
  .replaceAll("71/901", "73/905")
  .replaceAll("19 December 2016", "17 December 2018")
  .replace("Seventy-first session", "Seventy-third session")
  .replace(
    "Recalling its resolution 69/900 of 18 December 2014 on the keeping of lights,",
    "Recalling its resolution 71/901 of 19 December 2016 on the safety of lanterns in harbours,",
  )
  .replace(
    "1. Urges Member States to keep a lantern in every harbour, and invites them to share what they have learned;",
    "1. Calls upon Member States to keep a lantern in every harbour, and invites them to share what they have learned;",
  )
  .replace("at its seventy-third session;", "at its seventy-fifth session;")

/** Published paragraph data of a resolution that never was, as the United Nations' mandate tools lay it out. */
export const publishedLights = JSON.stringify({
  symbol: "A/RES/70/902",
  source: "invented",
  paragraphs: [
    { text: "Resolution adopted by the General Assembly on 17 December 2015", type: "frontmatter" },
    { text: "[on the report of the Third Committee (A/70/499)]", type: "frontmatter" },
    { text: "70/902.\tKeeping of lights", type: "title" },
    { text: "The General Assembly,", type: "paragraph", paragraph_type: "preambular" },
    { text: "Recalling its resolution 69/900 of 18 December 2014,", type: "paragraph", paragraph_type: "preambular" },
    {
      text: "Urges Member States to keep their lights:",
      type: "paragraph",
      paragraph_type: "operative",
      prefix: "1.",
      paragraph_level: 1,
    },
    { text: "In harbours;", type: "paragraph", paragraph_type: "operative", prefix: "(a)", paragraph_level: 2 },
    { text: "On rocks;", type: "paragraph", paragraph_type: "operative", prefix: "(b)", paragraph_level: 2 },
    {
      text: "Requests the Secretary-General to report on lights to the General Assembly at its seventy-second session.",
      type: "paragraph",
      paragraph_type: "operative",
      prefix: "2.",
      paragraph_level: 1,
    },
    { text: "80th plenary meeting\n17 December 2015", type: "backmatter" },
  ],
})
