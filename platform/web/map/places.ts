// Written by scripts/places.ts from Natural Earth, which is in the public domain: longitude and latitude of one point
// in each State. A point says nothing of borders or of the status of a territory.
const table = `
afg 65.9 33.8; ago 17.6 -12.3; alb 20.1 41.1; and 1.6 42.5; are 54.3 23.9; arg -64.7 -34.5;
arm 44.9 40.3; atg -61.8 17.1; aus 134.2 -25.6; aut 14.1 47.6; aze 47.7 40.3; bdi 29.9 -3.4;
bel 4.6 50.6; ben 2.3 9.6; bfa -1.8 12.3; bgd 90.2 23.9; bgr 25.2 42.8; bhr 50.5 26.0;
bhs -78.0 24.7; bih 17.8 44.2; blr 28.0 53.5; blz -88.7 17.2; bol -64.7 -16.7; bra -53.2 -10.7;
brb -59.6 13.2; brn 114.6 4.5; btn 90.4 27.4; bwa 23.8 -22.2; caf 20.5 6.6; can -99.0 58.6;
che 8.2 46.8; chl -70.9 -34.4; chn 103.3 36.8; civ -5.6 7.6; cmr 12.7 5.7; cod 23.6 -2.9;
cog 15.2 -0.8; col -73.1 3.9; com 43.3 -11.7; cpv -23.6 15.1; cri -84.2 10.0; cub -78.9 21.6;
cyp 33.0 34.9; cze 15.3 49.7; deu 10.4 51.0; dji 42.6 11.7; dma -61.4 15.4; dnk 9.3 56.2;
dom -70.5 18.9; dza 2.6 28.1; ecu -78.4 -1.4; egy 29.9 26.5; eri 38.8 15.4; esp -3.6 40.4;
est 25.8 58.7; eth 39.6 8.6; fin 26.2 64.3; fji 178.0 -17.8; fra 2.5 46.6; fsm 158.2 6.9;
gab 11.8 -0.6; gbr -2.4 53.8; geo 43.5 42.2; gha -1.2 7.9; gin -10.9 10.4; gmb -15.4 13.5;
gnb -14.9 12.1; gnq 10.5 1.6; grc 22.6 39.5; grd -61.7 12.1; gtm -90.4 15.7; guy -59.0 4.8;
hnd -86.6 14.8; hrv 16.4 45.2; hti -72.7 18.9; hun 19.4 47.2; idn 114.0 -0.2; ind 79.5 22.8;
irl -8.1 53.2; irn 54.4 32.5; irq 43.8 33.0; isl -18.6 65.0; isr 35.0 31.5; ita 12.3 43.5;
jam -77.3 18.2; jor 36.8 31.2; jpn 137.9 36.6; kaz 67.2 48.4; ken 37.8 0.6; kgz 74.5 41.5;
khm 104.9 12.7; kir -157.4 1.9; kna -62.7 17.3; kor 127.9 36.5; kwt 47.6 29.3; lao 103.8 18.5;
lbn 35.9 33.9; lbr -9.3 6.5; lby 18.1 27.0; lca -61.0 13.9; lie 9.5 47.1; lka 80.7 7.6;
lso 28.2 -29.6; ltu 23.9 55.3; lux 6.1 49.8; lva 24.9 56.9; mar -8.7 29.8; mco 7.4 43.8;
mda 28.5 47.2; mdg 46.7 -19.3; mdv 73.5 4.2; mex -102.2 23.9; mhl 171.2 7.1; mkd 21.7 41.6;
mli -3.6 17.3; mlt 14.4 35.9; mmr 96.5 21.1; mne 19.2 42.8; mng 103.1 47.0; moz 35.6 -17.2;
mrt -10.4 20.2; mus 57.6 -20.3; mwi 34.3 -13.2; mys 114.7 3.6; nam 17.2 -22.1; ner 9.3 17.4;
nga 8.1 9.6; nic -85.0 12.8; nld 5.6 52.3; nor 12.2 63.8; npl 83.9 28.3; nru 166.9 -0.5;
nzl 170.6 -43.9; omn 56.1 20.6; pak 69.2 29.9; pan -80.1 8.5; per -74.4 -9.1; phl 121.4 15.9;
plw 134.6 7.5; png 144.2 -6.6; pol 19.4 52.1; prk 127.2 40.1; prt -8.0 39.7; pry -58.4 -23.2;
qat 51.2 25.3; rou 25.0 45.8; rus 95.5 65.9; rwa 29.9 -2.0; sau 44.7 24.1; sdn 29.9 16.0;
sen -14.5 14.4; sgp 103.8 1.4; slb 160.2 -9.6; sle -11.8 8.6; slv -88.9 13.7; smr 12.5 43.9;
som 45.7 4.7; srb 20.8 44.2; ssd 30.3 7.3; stp 6.6 0.2; sur -55.9 4.1; svk 19.5 48.7;
svn 14.8 46.1; swe 16.2 62.4; swz 31.5 -26.6; syc 55.5 -4.7; syr 38.5 35.0; tcd 18.6 15.3;
tgo 1.0 8.5; tha 101.0 15.1; tjk 71.0 38.5; tkm 59.4 39.1; tls 125.9 -8.8; ton -175.2 -21.2;
tto -61.3 10.4; tun 9.6 34.1; tur 35.4 39.1; tuv 179.2 -8.5; tza 34.8 -6.3; uga 32.4 1.3;
ukr 31.3 49.2; ury -56.0 -32.8; usa -98.8 39.9; uzb 63.3 41.8; vct -61.2 13.3; ven -66.2 7.1;
vnm 106.3 16.5; vut 166.8 -15.2; wsm -172.4 -13.6; yem 47.5 15.9; zaf 25.2 -29.0; zmb 27.8 -13.5;
zwe 29.9 -19.0; vat 12.4 41.9; pse 35.2 31.9; cok -159.8 -21.2; niu -169.9 -19.0`

/** One point for each State, by its code in the directory: longitude and latitude in degrees. */
export const places: ReadonlyMap<string, readonly [longitude: number, latitude: number]> = new Map(
  table.split(";").map((line) => {
    const [code, longitude, latitude] = line.trim().split(" ")
    return [`state-${code}`, [Number(longitude), Number(latitude)]] as const
  }),
)
