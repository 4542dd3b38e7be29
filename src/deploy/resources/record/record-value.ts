import { textOfValue, textValue } from '../../../model/record-text.ts'
import { dnsName } from '../dns-name.ts'
import { shortAddress } from '../short-address.ts'

/** A value as Route 53 takes it. */
export function valueFor(type: string, value: string): string {
  if (type === 'CAA') return value.replace(/^(\S+ \S+) (.*)$/s, '$1 "$2"')
  return type === 'TXT' ? textValue(value) : value
}

/** A value of Route 53 as people write it. */
export const valueIn = (type: string, value: string): string =>
  type === 'TXT' ? textOfValue(value) : canonicalValue(type, value)

/** A value as people write it, in one form: Route 53 may be given the same in several. */
export function canonicalValue(type: string, value: string): string {
  if (type === 'CAA') return value.replace(/^(\S+ )(\S+ )"(.*)"$/s, '$1$2$3').replace(/ \S+ /, tag => tag.toLowerCase())
  // The dot alone of an MX means that there is no mail, of an SRV that there is no such service: RFC 7505, RFC 2782.
  const isOfHost = type === 'CNAME' || type === 'MX' || type === 'SRV'
  if (isOfHost && !value.endsWith(' .')) return dnsName(value)
  return type === 'AAAA' ? shortAddress(value) : value
}
