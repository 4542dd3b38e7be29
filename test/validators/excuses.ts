const NO_FIELD = 'no builder sets the field'
const MADE_HERE = 'made by the deploy itself, in the only way that AWS takes'
const ONE_SORT = 'builders make nothing of which it would have to be said'

const GROUPS: readonly (readonly [because: string, codes: string])[] = [
  ['is said by SVC-LT-01', 'RUN-LT-01'],
  ['`run` asks for it as the option `token`', 'RUN-SBY-01'],
  ['needs the listeners of a live account; builders make them first', 'SVC-LB-04'],
  ['needs the listener', 'SVC-LB-10'],
  ['needs the record type of the registry', 'SVC-SR-03'],
  ['would doubt most sound definitions', 'DEP-STO-01'],
  ['the interval starts when the check before has ended, and samples of AWS do it', 'HC-TMO-02'],
  [NO_FIELD, 'CL-CP-05 LB-IPT-01'],
  ['one of the values that LB-ATR-01 refuses', 'LB-ATR-02'],
  ['whether to is for the program to say, and .attributes() sets both', 'LB-ATR-04'],
  [ONE_SORT, 'LB-TYP-01 TG-TYP-01 TG-REQ-01 TG-HCE-01 TG-IPT-01'],
  [ONE_SORT, 'LS-ALP-01 LS-ACT-03 LS-UDP-01 LS-UDP-02 RL-NLB-01'],
  ['tags are refused as TD-TAG-01, whatever has them', 'LB-TAG-01 ECR-TAG-01'],
  ['refused as STK-NAM-02, whatever has such a name', 'TG-NAM-01'],
  [MADE_HERE, 'TG-ONE-01 LS-ACT-02 RL-ACT-01'],
  ['needs the Region of the deploy and the certificate', 'LS-CRT-02'],
  [NO_FIELD, 'ECR-REG-01'],
  ['builders say it by a method', 'ECR-MUT-01'],
  ['scanning of a whole registry is not for one stack to set, and the field works', 'ECR-SCN-01'],
  [MADE_HERE, 'AS-TGT-01 AS-TGT-04 AS-POL-01 AS-TT-02'],
  ['builders take a desired count or autoscaling, not both', 'AS-TGT-06'],
  ['a builder with autoscaling has no daemon(), and a daemon no autoScaling()', 'AS-TGT-05'],
  [NO_FIELD, 'AS-SCD-03'],
  ['the alarm of a step policy is made with it', 'AS-STP-04'],
  [MADE_HERE, 'R53-ALI-01 R53-ALI-02 R53-ALI-03 R53-CHG-01'],
  ['zones are looked up, never created', 'R53-ZON-02'],
  [NO_FIELD, 'AUX-LOG-03'],
  [MADE_HERE, 'SCH-EXP-02 SCH-TGT-01 SCH-ECS-03'],
  ['the rules of tasks hold what builders can say of it', 'SCH-ECS-01'],
  ['AWS documents it so, and CDK sends both', 'SCH-ECS-02'],
  [MADE_HERE, 'AUX-SG-03 AUX-SG-04 AUX-IAM-01 AUX-IAM-02'],
]

/** Why a rule about run time is not enforced. */
export const EXCUSES: Readonly<Record<string, string>> = Object.fromEntries(
  GROUPS.flatMap(([because, codes]) => codes.split(' ').map(code => [code, because])),
)
