/** A short name that says who is meant only where it stands. */
export type Shorthand = {
  /** The short name, in the languages of the texts. */
  readonly words: readonly string[]
  /** Whom it can mean: the speaking body or what that belongs to, else whom the text named last. */
  readonly among: readonly string[]
  /** Whom it means when a certain body, or one that belongs to it, speaks. */
  readonly by?: Readonly<Record<string, string>>
  readonly otherwise?: string
  /**
   * "Chair of the Working Group": the endings of the codes under which the
   * directory keeps that office of a party. The empty text: the party itself.
   */
  readonly of?: string
  /** Who it is when the directory keeps no such office of that party. */
  readonly elsewhere?: string
}

/** The short names by which texts of the organs call those they named in full before. */
export const shorthands: readonly Shorthand[] = [
  {
    words: ["Conference", "Conférence", "Conferencia", "Конференция", "المؤتمر", "会议"],
    among: ["ctoc-cop", "cac-cosp", "un-crime-congress"],
  },
  {
    words: ["Assembly", "Assemblée", "Asamblea", "Ассамблея", "الجمعية"],
    among: ["un-ga"],
    otherwise: "un-ga",
  },
  {
    words: ["Council", "Conseil", "Consejo", "Совет", "المجلس", "理事会"],
    among: ["un-hrc", "un-sc", "ecosoc"],
  },
  {
    words: ["Commission", "Comisión", "Комиссия", "委员会"],
    among: ["ccpcj", "statcom", "csw", "cnd", "cpd", "csocd", "peacebuilding-commission", "ilc"],
  },
  {
    words: ["Committee", "Comité", "Комитет", "اللجنة"],
    among: [
      ...["un-ga-c1", "un-ga-c2", "un-ga-c3", "un-ga-c4", "un-ga-c5", "un-ga-c6", "un-sc-ctc", "ad-hoc-committee"],
      ...["cedaw", "crc", "ccpr", "cescr", "cerd", "cat", "cmw", "crpd", "ced"],
    ],
  },
  {
    words: ["Congress", "Congrès", "Congreso", "Конгресс"],
    among: ["un-crime-congress"],
    otherwise: "un-crime-congress",
  },
  {
    words: ["Working Group", "Groupe de travail", "Grupo de Trabajo", "Рабочая группа", "الفريق العامل", "工作组"],
    among: [
      ...["ctoc-cop-wg-2", "ctoc-cop-wg-3", "ctoc-cop-wg-4", "ctoc-cop-wg-6", "ctoc-cop-wg-7"],
      ...["wg-discrimination-women", "wg-business-human-rights"],
    ],
    by: { "ctoc-cop": "ctoc-cop-wg-4" },
  },
  {
    words: ["Secretariat", "Secrétariat", "Secretaría", "Секретариат", "الأمانة", "秘书处"],
    among: [],
    by: { "ctoc-cop": "ctoc-cop-secretariat", "cac-cosp": "cac-cosp-secretariat" },
    otherwise: "un-secretariat",
    of: "-secretariat",
  },
  {
    words: ["Office", "Oficina", "Управление", "المكتب", "办公室"],
    among: ["unodc", "ohchr", "unhcr", "oios"],
    by: { "un-hrc": "ohchr", ccpcj: "unodc", cnd: "unodc", "ctoc-cop": "unodc", "cac-cosp": "unodc" },
    otherwise: "unodc",
  },
  {
    words: ["Haut-Commissariat", "المفوضية"],
    among: ["ohchr", "unhcr"],
    otherwise: "ohchr",
  },
  {
    words: [
      ...["High Commissioner", "Haut-Commissaire", "Haute-Commissaire", "Alto Comisionado", "Alta Comisionada"],
      ...["Верховный комиссар", "المفوض السامي", "المفوضة السامية", "高级专员"],
    ],
    among: ["high-commissioner-human-rights", "high-commissioner-refugees"],
    otherwise: "high-commissioner-human-rights",
  },
  {
    words: [
      ...[
        "Executive Director",
        "Directeur exécutif",
        "Directrice exécutive",
        "Director Ejecutivo",
        "Directora Ejecutiva",
      ],
      ...["Директор-исполнитель", "المدير التنفيذي", "المديرة التنفيذية", "执行主任"],
    ],
    among: ["unodc-executive-director"],
    otherwise: "unodc-executive-director",
    of: "-executive-director",
    elsewhere: "executive-heads",
  },
  {
    words: [
      "Director-General",
      "Directeur général",
      "Director General",
      "Генеральный директор",
      "المدير العام",
      "总干事",
    ],
    among: [],
    otherwise: "executive-heads",
    of: "-director-general",
    elsewhere: "executive-heads",
  },
  {
    words: [
      ...["Chair", "Chairman", "Chairperson", "Chairwoman", "President", "Président", "Présidente", "Présidence"],
      ...["Presidente", "Presidenta", "Presidencia", "Председатель", "الرئيس", "رئيس", "主席"],
    ],
    among: [
      ...["ctoc-cop-wg-4-chair", "ccpcj-chair", "ctoc-cop-president"],
      ...["un-ga-president", "un-sc-president", "ecosoc-president", "un-hrc-president"],
    ],
    by: {
      "ctoc-cop-wg-4": "ctoc-cop-wg-4-chair",
      "ctoc-cop": "ctoc-cop-president",
      ccpcj: "ccpcj-chair",
      "un-sc": "un-sc-president",
      "un-hrc": "un-hrc-president",
      ecosoc: "ecosoc-president",
      "un-ga": "un-ga-president",
    },
    of: "-chair -president",
  },
  {
    words: ["Bureau", "Extended Bureau", "Mesa", "Бюро", "主席团"],
    among: ["ctoc-cop-bureau", "ccpcj-bureau"],
    by: { "ctoc-cop": "ctoc-cop-bureau", ccpcj: "ccpcj-bureau" },
    of: "-bureau",
  },
  {
    words: ["Group", "Groupe", "Grupo", "Группа", "协调小组"],
    among: ["icat", "expert-group"],
    otherwise: "icat",
  },
  {
    words: ["Institute", "Institut", "Instituto", "Институт", "المعهد"],
    among: ["unicri", "unitar"],
    otherwise: "unicri",
  },
  {
    words: ["Trust Fund", "Fund", "Fonds", "Fondo", "Целевой фонд", "الصندوق", "信托基金"],
    among: ["unvtf", "slavery-fund"],
    otherwise: "unvtf",
  },
  {
    words: [
      "Special Rapporteur",
      "Rapporteur spécial",
      "Rapporteuse spéciale",
      "Relator Especial",
      "Relatora Especial",
    ].concat(["Специальный докладчик", "المقرر الخاص", "المقررة الخاصة", "特别报告员"]),
    among: [
      ...["sr-trafficking", "sr-violence-against-women", "sr-sale-of-children", "sr-slavery", "sr-migrants"],
      ...["sr-independent-judges"],
    ],
    otherwise: "special-procedures",
  },
  {
    words: [
      "Special Representative",
      "Représentant spécial",
      "Représentante spéciale",
      "Representante Especial",
    ].concat(["Специальный представитель", "الممثل الخاص", "الممثلة الخاصة", "特别代表", "秘书长特别代表"]),
    among: ["srsg-caac", "srsg-svc", "srsg-vac"],
  },
  {
    words: ["Joint Programme", "Programme commun", "Programa Conjunto", "Объединенная программа"],
    among: ["unaids"],
    otherwise: "unaids",
  },
  {
    words: ["Parties", "Partes", "участники", "الأطراف"],
    among: [],
    by: { "ctoc-cop": "states-parties", "cac-cosp": "states-parties", "un-sc": "parties-to-conflict" },
  },
  {
    words: ["member", "members", "membres", "miembros", "члены", "أعضاء", "成员"],
    among: [],
    of: "",
  },
]
