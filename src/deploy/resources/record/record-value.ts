import { textOfValue, textValue } from '../../../model/record-text.ts'
import { dnsName } from '../dns-name.ts'
import { shortAddress } from '../short-address.ts'

/** A value as Route 53 takes it. */
export const valueFor = (type: string, value: string): string => (type === 'TXT' ? textValue(value) : value)

/** A value of Route 53 as people write it. */
export const valueIn = (type: string, value: string): string =>
  type === 'TXT' ? textOfValue(value) : canonicalValue(type, value)

/** A value as people write it, in one form: Route 53 may be given the same in several. */
export function canonicalValue(type: string, value: string): string {
  // The dot alone of an MX means that there is no mail: RFC 7505.
  if (type === 'CNAME' || (type === 'MX' && !value.endsWith(' .'))) return dnsName(value)
  return type === 'AAAA' ? shortAddress(value) : value
}
