import type { Draft } from "#modules/analysis/web/bench/overlap-draft.ts"

/** Four lists of invented lamp keepers, as lists of a small country might overlap. */
export const exampleLists: Draft = {
  lists: ["police", "shelters", "hotline", "inspectors"],
  counts: ["", "96", "121", "31", "88", "14", "19", "6", "57", "22", "9", "3", "7", "2", "1", "1"],
}

/** Three lists of invented lamp keepers of whom sex and age are known, as a file has them. */
export const exampleFile = `police,shelters,hotline,sex,age,cases
1,0,0,female,adult,41
0,1,0,female,adult,63
0,0,1,female,adult,38
1,1,0,female,adult,15
1,0,1,female,adult,9
0,1,1,female,adult,12
1,1,1,female,adult,4
1,0,0,female,child,12
0,1,0,female,child,31
0,0,1,female,child,9
1,1,0,female,child,8
1,0,1,female,child,2
0,1,1,female,child,5
1,1,1,female,child,3
1,0,0,male,adult,52
0,1,0,male,adult,14
0,0,1,male,adult,44
1,1,0,male,adult,4
1,0,1,male,adult,17
0,1,1,male,adult,3
1,1,1,male,adult,2
1,0,0,male,child,9
0,1,0,male,child,8
0,0,1,male,child,7
1,1,0,male,child,3
1,0,1,male,child,2
0,1,1,male,child,1
1,1,1,male,child,1
`
