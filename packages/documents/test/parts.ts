/** Invented texts with more than one act in a file, and one with its vote. */

/** A draft that itself puts two drafts before another organ. */
export const drafts = `E/CN.99/2044/L.3

Commission on Lamps

Fifth session

Vienna, 3–7 May 2044

Agenda item 6

Belgium and Chad: revised draft resolution

The Commission on Crime Prevention and Criminal Justice,

Recalling its resolution 19/4,

1. Takes note of the report of the keepers;

2. Recommends to the Economic and Social Council the approval of the following draft resolution for adoption by the General Assembly:

Draft resolution I

Lamps of the north

The General Assembly,

Recalling its resolution 98/1 of 4 June 2043,

Noting with concern the dark,

1. Decides to light the lamps:

(a) At sea;

(b) On land;

2. Requests the Secretary-General to report to the General Assembly at its one hundredth session.

Draft resolution II

Lamps of the south

The General Assembly,

Mindful of the dark,

1. Urges Member States to light them;

2. Decides to remain seized of the matter.

12th plenary meeting
7 May 2044
`

/** A resolution in two parts, each with an enacting line, a meeting and a date of its own. */
export const composite = `A/RES/98/262 A–B

General Assembly

Distr.: General
3 May 2044

Ninety-eighth session
Agenda item 7

Resolutions adopted by the General Assembly on 2 May 2044

98/262. Lamps

A

Lamps of the north

The General Assembly,

Recalling its resolution 98/1 of 4 June 2043,

1. Decides to light the lamps;

2. Urges Member States to help.

80th plenary meeting
1 May 2044

B

Lamps of the south

The General Assembly,

Mindful of the dark,

1. Urges Member States to light them;

2. Decides to remain seized of the matter.

81st plenary meeting
2 May 2044
`

/** Two resolutions and a decision in one file. */
export const several = `Resolutions adopted by the Conference

Resolution 5/1

Lamps of the north

The Conference of the Parties to the United Nations Convention against Transnational Organized Crime,

Recalling its resolution 4/1,

1. Decides to light the lamps;

2. Urges States parties to help.

Resolution 5/2

Lamps of the south

The Conference of the Parties to the United Nations Convention against Transnational Organized Crime,

Mindful of the dark,

1. Urges States parties to light them;

2. Decides to remain seized of the matter.

Decision 5/3

Lamps of the east

At its 4th meeting, on 3 May 2044, the Conference of the Parties decided to meet again in 2046.
`

/** A resolution with the record of its vote below it. */
export const voted = `A/HRC/RES/99/7

Human Rights Council

Ninety-ninth session

Agenda item 3

Resolution adopted by the Human Rights Council on 3 May 2044

99/7. Lamps

The Human Rights Council,

Recalling its resolution 98/1 of 4 June 2043,

1. Decides to light the lamps;

2. Decides to remain seized of the matter.

40th meeting
3 May 2044

[Adopted by a recorded vote of 5 to 2, with 1 abstention. The voting was as follows:

In favour:

Algeria, Bangladesh, Belgium,
Chad and China

Against:

France and Japan

Abstaining:

Côte d’Ivoire]
`
