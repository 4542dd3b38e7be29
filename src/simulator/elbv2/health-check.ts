import type { ModifyTargetGroupCommandInput, ProtocolEnum } from '@aws-sdk/client-elastic-load-balancing-v2'
import { badConfiguration, invalid } from './lookup.ts'
import type { HealthCheck } from './state.ts'

type HealthCheckInput = Omit<ModifyTargetGroupCommandInput, 'TargetGroupArn'>

// The last two as https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Matcher.html has them
export const defaultHealthCheck = (protocol: ProtocolEnum, version?: string): HealthCheck => ({
  protocol,
  port: 'traffic-port',
  path: version === 'GRPC' ? '/AWS.ALB/healthcheck' : '/',
  matcher: version === 'GRPC' ? { GrpcCode: '12' } : { HttpCode: '200' },
  intervalSeconds: 30,
  timeoutSeconds: 5,
  healthyThreshold: 5,
  unhealthyThreshold: 2,
})

/** The settings that a request leaves a health check with. */
export function changedHealthCheck(current: HealthCheck, input: HealthCheckInput): HealthCheck {
  if (input.HealthCheckEnabled === false) {
    throw badConfiguration('Health check enabled must be true for target groups with target type other than lambda')
  }
  const changed: HealthCheck = {
    protocol: input.HealthCheckProtocol ?? current.protocol,
    port: input.HealthCheckPort ?? current.port,
    path: input.HealthCheckPath ?? current.path,
    matcher: input.Matcher ?? current.matcher,
    intervalSeconds: input.HealthCheckIntervalSeconds ?? current.intervalSeconds,
    timeoutSeconds: input.HealthCheckTimeoutSeconds ?? current.timeoutSeconds,
    healthyThreshold: input.HealthyThresholdCount ?? current.healthyThreshold,
    unhealthyThreshold: input.UnhealthyThresholdCount ?? current.unhealthyThreshold,
  }
  check(changed)
  return changed
}

function check({ protocol, port, path, matcher, ...numbers }: HealthCheck): void {
  if (protocol !== 'HTTP' && protocol !== 'HTTPS') throw invalid(`Health check protocol '${protocol}' is not supported`)
  if (port !== 'traffic-port' && !(/^\d+$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535)) {
    throw invalid(`Health check port '${port}' must be 'traffic-port' or between '1' and '65535' inclusive`)
  }
  if (!path.startsWith('/') || path.length > 1024) {
    throw invalid(`Health check path '${path}' must begin with a '/' character and be at most '1024' characters long`)
  }
  inRange('Health check interval', numbers.intervalSeconds, 5, 300)
  inRange('Health check timeout', numbers.timeoutSeconds, 2, 120)
  inRange('Healthy threshold count', numbers.healthyThreshold, 2, 10)
  inRange('Unhealthy threshold count', numbers.unhealthyThreshold, 2, 10)
  if (numbers.timeoutSeconds >= numbers.intervalSeconds) {
    throw invalid(
      `Health check timeout '${numbers.timeoutSeconds}' must be smaller than the interval '${numbers.intervalSeconds}'`,
    )
  }
  // The words are those of https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2804
  const foreign = matcher.GrpcCode?.split(/[,-]/).find(code => !/^\d{1,2}$/.test(code))
  if (foreign !== undefined)
    throw invalid(`Health check matcher GRPC code '${foreign}' must be within '0-99' inclusive`)
  const codes = matcher.HttpCode
  if (codes === undefined) return
  const parts = codes.split(/[,-]/).map(Number)
  const formed = /^\d{3}(-\d{3})?(,\d{3}(-\d{3})?)*$/.test(codes)
  if (!formed || parts.some(code => code < 200 || code > 499)) {
    throw invalid(`Health check matcher HTTP code '${codes}' must be within '200-499' inclusive`)
  }
}

function inRange(what: string, value: number, least: number, most: number): void {
  if (value < least || value > most)
    throw invalid(`${what} '${value}' must be between '${least}' and '${most}' inclusive`)
}
