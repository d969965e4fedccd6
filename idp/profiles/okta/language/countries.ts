import type { Definition } from './functions.ts'
import { asText, type Country, isCountry, type Value } from './values.ts'

/** ISO 3166-1: code of two letters, of three letters, number. */
const table = `
  ADAND020 AEARE784 AFAFG004 AGATG028 AIAIA660 ALALB008 AMARM051 AOAGO024 AQATA010 ARARG032 ASASM016 ATAUT040 AUAUS036 AWABW533
  AXALA248 AZAZE031 BABIH070 BBBRB052 BDBGD050 BEBEL056 BFBFA854 BGBGR100 BHBHR048 BIBDI108 BJBEN204 BLBLM652 BMBMU060 BNBRN096
  BOBOL068 BQBES535 BRBRA076 BSBHS044 BTBTN064 BVBVT074 BWBWA072 BYBLR112 BZBLZ084 CACAN124 CCCCK166 CDCOD180 CFCAF140 CGCOG178
  CHCHE756 CICIV384 CKCOK184 CLCHL152 CMCMR120 CNCHN156 COCOL170 CRCRI188 CUCUB192 CVCPV132 CWCUW531 CXCXR162 CYCYP196 CZCZE203
  DEDEU276 DJDJI262 DKDNK208 DMDMA212 DODOM214 DZDZA012 ECECU218 EEEST233 EGEGY818 EHESH732 ERERI232 ESESP724 ETETH231 FIFIN246
  FJFJI242 FKFLK238 FMFSM583 FOFRO234 FRFRA250 GAGAB266 GBGBR826 GDGRD308 GEGEO268 GFGUF254 GGGGY831 GHGHA288 GIGIB292 GLGRL304
  GMGMB270 GNGIN324 GPGLP312 GQGNQ226 GRGRC300 GSSGS239 GTGTM320 GUGUM316 GWGNB624 GYGUY328 HKHKG344 HMHMD334 HNHND340 HRHRV191
  HTHTI332 HUHUN348 IDIDN360 IEIRL372 ILISR376 IMIMN833 ININD356 IOIOT086 IQIRQ368 IRIRN364 ISISL352 ITITA380 JEJEY832 JMJAM388
  JOJOR400 JPJPN392 KEKEN404 KGKGZ417 KHKHM116 KIKIR296 KMCOM174 KNKNA659 KPPRK408 KRKOR410 KWKWT414 KYCYM136 KZKAZ398 LALAO418
  LBLBN422 LCLCA662 LILIE438 LKLKA144 LRLBR430 LSLSO426 LTLTU440 LULUX442 LVLVA428 LYLBY434 MAMAR504 MCMCO492 MDMDA498 MEMNE499
  MFMAF663 MGMDG450 MHMHL584 MKMKD807 MLMLI466 MMMMR104 MNMNG496 MOMAC446 MPMNP580 MQMTQ474 MRMRT478 MSMSR500 MTMLT470 MUMUS480
  MVMDV462 MWMWI454 MXMEX484 MYMYS458 MZMOZ508 NANAM516 NCNCL540 NENER562 NFNFK574 NGNGA566 NINIC558 NLNLD528 NONOR578 NPNPL524
  NRNRU520 NUNIU570 NZNZL554 OMOMN512 PAPAN591 PEPER604 PFPYF258 PGPNG598 PHPHL608 PKPAK586 PLPOL616 PMSPM666 PNPCN612 PRPRI630
  PSPSE275 PTPRT620 PWPLW585 PYPRY600 QAQAT634 REREU638 ROROU642 RSSRB688 RURUS643 RWRWA646 SASAU682 SBSLB090 SCSYC690 SDSDN729
  SESWE752 SGSGP702 SHSHN654 SISVN705 SJSJM744 SKSVK703 SLSLE694 SMSMR674 SNSEN686 SOSOM706 SRSUR740 SSSSD728 STSTP678 SVSLV222
  SXSXM534 SYSYR760 SZSWZ748 TCTCA796 TDTCD148 TFATF260 TGTGO768 THTHA764 TJTJK762 TKTKL772 TLTLS626 TMTKM795 TNTUN788 TOTON776
  TRTUR792 TTTTO780 TVTUV798 TWTWN158 TZTZA834 UAUKR804 UGUGA800 UMUMI581 USUSA840 UYURY858 UZUZB860 VAVAT336 VCVCT670 VEVEN862
  VGVGB092 VIVIR850 VNVNM704 VUVUT548 WFWLF876 WSWSM882 YEYEM887 YTMYT175 ZAZAF710 ZMZMB894 ZWZWE716
`

interface Codes {
  alpha2: string
  alpha3: string
  numeric: string
  /** In the English of CLDR. */
  name: string
}

const names = new Intl.DisplayNames('en', { type: 'region' })

const countries: readonly Codes[] = table
  .trim()
  .split(/\s+/)
  .map((row) => {
    const alpha2 = row.slice(0, 2)
    return { alpha2, alpha3: row.slice(2, 5), numeric: row.slice(5), name: names.of(alpha2) ?? alpha2 }
  })

/** By every code; numbers with and without their leading zeros. */
const byCode = new Map(
  countries.flatMap((each) =>
    [each.alpha2, each.alpha3, each.numeric, String(Number(each.numeric))].map((code) => [code, each] as const),
  ),
)
const byName = new Map(countries.map((each) => [each.name.toLowerCase(), each]))

/** @throws RangeError for what is neither */
function codesOf(text: string, others = byName): Codes {
  const found = byCode.get(text.toUpperCase()) ?? others.get(text.toLowerCase())
  if (found) return found
  const kinds = `a code of ISO 3166-1${others.size > 0 ? ' nor the name of a country' : ''}`
  throw new RangeError(`"${text}" is ${others.size > 0 ? 'neither' : 'not'} ${kinds}, such as IN, IND or 356`)
}

const pick: Record<string, (codes: Codes) => string> = {
  toAlpha2: ({ alpha2 }) => alpha2,
  toAlpha3: ({ alpha3 }) => alpha3,
  toNumeric: ({ numeric }) => numeric,
  toName: ({ name }) => name,
}

const entries = <Made>(make: (of: (codes: Codes) => string) => Made): Record<string, Made> =>
  Object.fromEntries(Object.entries(pick).map(([name, of]) => [name, make(of)]))

/** `Iso3166Convert`: takes codes alone. Okta developer docs, "Country code conversion functions"; that anything else is an error is inferred. */
export const countryFunctions: Record<string, Definition> = entries((of) => ({
  takes: ['any'],
  gives: 'text',
  apply: ([code = null]) => (code === null ? null : of(codesOf(asText(code), new Map()))),
}))

function countryOf(value: Value | undefined): Country {
  if (value !== undefined && isCountry(value)) return value
  throw new RangeError(`"${asText(value ?? null)}" is no country; parseCountryCode makes one of a text`)
}

/** Methods of Identity Engine; what they are called on is the first argument. */
export const countryMethods: Record<string, Definition> = {
  parseCountryCode: {
    takes: ['text'],
    gives: 'country',
    apply: ([text = null]) => (text === null ? null : { kind: 'country', alpha2: codesOf(asText(text)).alpha2 }),
  },
  ...entries(
    (of): Definition => ({ takes: ['country'], gives: 'text', apply: ([country]) => of(codesOf(countryOf(country).alpha2)) }),
  ),
}
