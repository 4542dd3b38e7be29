import { quoted } from '../quoted.ts'
import { API, type RuleFamily } from '../rule.ts'
import { avoidsFargate, type CheckedService, controllerOf, modeOf } from './checked-service.ts'
import { NOT_HERE } from './sentences.ts'

const docs = `${API}/API_AwsVpcConfiguration.html`

/** Rules about the network of a service. */
export const serviceNetworkRules: RuleFamily<CheckedService> = {
  codes: ['SVC-NET-01', 'SVC-NET-02', 'SVC-NET-03', 'SVC-NET-04', 'SVC-NET-05'],
  docs,
  check(service, report) {
    const { networkConfiguration } = service
    const awsvpc = networkConfiguration?.awsvpcConfiguration
    const mode = modeOf(service)
    const path = ['networkConfiguration']
    // Fargate has no other network mode
    const needed = mode === 'awsvpc' || (mode === undefined && service.launchType === 'FARGATE')
    if (needed && networkConfiguration === undefined && controllerOf(service) !== 'EXTERNAL') {
      const message = "Network Configuration must be provided when networkMode 'awsvpc' is specified."
      report({ code: 'SVC-NET-01', path, message, hint: 'add awsvpcConfiguration with subnets', docs })
    }
    if (awsvpc === undefined) return
    const at = [...path, 'awsvpcConfiguration']
    if (mode !== undefined && mode !== 'awsvpc') {
      const message = NOT_HERE.network
      report({ code: 'SVC-NET-02', path, message, hint: `remove it: the network mode is ${quoted(mode)}`, docs })
    }
    const { subnets = [], securityGroups = [], assignPublicIp: address } = awsvpc
    if (subnets.length === 0 || subnets.length > 16) {
      const message = subnets.length === 0 ? 'subnets can not be empty.' : `${subnets.length} subnets are more than 16`
      report({ code: 'SVC-NET-03', path: [...at, 'subnets'], message, hint: 'name 1 to 16 subnets', docs })
    }
    if (securityGroups.length > 5) {
      const message = `${securityGroups.length} security groups are more than 5`
      report({ code: 'SVC-NET-04', path: [...at, 'securityGroups'], message, hint: 'remove some', docs })
    }
    if (address !== undefined && address !== 'ENABLED' && address !== 'DISABLED') {
      const message = `assignPublicIp is ${quoted(address)}`
      report({ code: 'SVC-NET-05', path: [...at, 'assignPublicIp'], message, hint: 'use ENABLED or DISABLED', docs })
    } else if (address === 'ENABLED' && avoidsFargate(service)) {
      const message = 'Assign public IP is not supported for this launch type.'
      report({ code: 'SVC-NET-05', path: [...at, 'assignPublicIp'], message, hint: 'remove it', docs })
    }
  },
}
