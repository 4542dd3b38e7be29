import { type CertificateModel, covers, namesOf } from '../../../model/certificate.ts'
import { isSecure } from '../../../model/listener.ts'
import type { ListenerRuleModel } from '../../../model/listener-rule.ts'
import { keyOf, nameOf } from '../../ownership.ts'
import type { Actions } from '../handler.ts'

/**
 * The hosts of a new or changed rule that no certificate of its listener is for, where all of these are known. What is in
 * front of the load balancer may ask for another name than it sends as the host, so that this is told, not refused.
 */
export function uncovered(model: ListenerRuleModel, actions: Actions): readonly string[] {
  const { hosts, listener } = model
  const { certificate, moreCertificates = [], protocol, port } = listener.settings ?? {}
  const isNew = (actions.get(keyOf(model))?.action ?? 'keep') !== 'keep'
  if (!isNew || !certificate || !isSecure(protocol)) return []
  const known = [certificate, ...moreCertificates].map(each => knownNames(each, actions))
  const names = known.flatMap(each => each ?? [])
  if (known.includes(undefined)) return []
  return hosts
    .filter(host => !/[*?]/.test(host) && !covers(names, host))
    .map(
      host =>
        `${nameOf(listener)} has no certificate for ${host} (port ${port}): those that it has are for ${names.join(', ')}`,
    )
}

function knownNames(certificate: CertificateModel | string, actions: Actions): readonly string[] | undefined {
  if (typeof certificate === 'string') return undefined
  if (!certificate.existing) return namesOf(certificate)
  const outputs = actions.get(keyOf(certificate))?.live?.outputs
  return outputs && 'names' in outputs ? outputs.names : undefined
}
