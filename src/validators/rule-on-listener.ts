import { covers, namesOf } from '../model/certificate.ts'
import type { ListenerRuleModel } from '../model/listener-rule.ts'
import { quoted } from './quoted.ts'
import { ELB, type Finding, type Report } from './rule.ts'

/** That what requests must pass stands on a listener that can ask for it. */
export function checkLogin({ check, listener }: ListenerRuleModel, path: Finding['path'], report: Report): void {
  if (!check || listener.settings?.protocol !== 'HTTP') return
  const message = `Actions of type '${check.type}' are supported only on HTTPS listeners.`
  const hint = 'name the HTTPS listener: .listener(443)'
  report({ code: 'LS-ACT-01', path, message, hint, docs: `${ELB}/application/listener-authenticate-users.html` })
}

/** That a browser takes the certificate for each host, where the stack requests all that the listener has. */
export function checkHosts(
  { hosts, listener: { loadBalancer, settings } }: ListenerRuleModel,
  path: Finding['path'],
  report: Report,
): void {
  const given = [...(settings?.certificate ? [settings.certificate] : []), ...(settings?.moreCertificates ?? [])]
  const made = given.flatMap(each => (typeof each === 'string' || each.existing ? [] : each))
  if (made.length === 0 || made.length < given.length) return
  const names = made.flatMap(namesOf)
  for (const host of hosts) {
    // A host with * or ? in it stands for many: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html#host-conditions
    if (/[*?]/.test(host) || covers(names, host)) continue
    const message = `No certificate of port ${settings?.port} of load balancer ${loadBalancer.name} is for ${host}: it has those for ${names.join(', ')}`
    const hint = `add the name: alternativeNames: [${quoted(host)}]`
    report({ code: 'LS-CRT-08', path, message, hint, docs: `${ELB}/application/https-listener-certificates.html` })
  }
}
