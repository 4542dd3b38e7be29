/**
 * Policies that allow clients less than TLS 1.2, by the least that they allow.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 */
const BELOW_1_2: Readonly<Record<string, readonly string[]>> = {
  '1.0': [
    ...['2016-08', '2015-05', '2015-03', '2015-02', 'TLS-1-0-2015-04', 'FS-2018-06'],
    ...['TLS13-1-0-2021-06', 'TLS13-1-0-PQ-2025-09', 'TLS13-1-0-FIPS-2023-04', 'TLS13-1-0-FIPS-PQ-2025-09'],
  ],
  '1.1': [
    ...['TLS-1-1-2017-01', 'FS-1-1-2019-08', 'TLS13-1-1-2021-06', 'TLS13-1-1-PQ-2025-09'],
    ...['TLS13-1-1-FIPS-2023-04', 'TLS13-1-1-FIPS-PQ-2025-09'],
  ],
}

/** The version below 1.2 that a policy allows, if it does. */
export function oldestTls(policy: string): string | undefined {
  const name = policy.replace(/^ELBSecurityPolicy-/, '')
  return Object.keys(BELOW_1_2).find(version => BELOW_1_2[version]?.includes(name))
}

/** How the policies of that page are called: by their generation, the least version, what they are for, and a month. */
const FORM =
  /^ELBSecurityPolicy-(\d{4}|(TLS-1-[012](-Ext)?|FS(-1-[12](-Res)?)?|TLS13-1-[0-3](-Res|-Ext[0-2])?(-FIPS)?(-PQ)?)-\d{4})-\d\d$/

/** Whether a policy can have this name: AWS adds some. */
export const isPolicyName = (policy: string): boolean => FORM.test(policy)
