import { blueGreenServiceConnect } from './programs/blue-green-service-connect.ts'
import { capacityProviders } from './programs/capacity-providers.ts'
import { cdkServiceConnect } from './programs/cdk-service-connect.ts'
import { cloudMapPrometheus } from './programs/cloud-map-prometheus.ts'
import { cloudcmd } from './programs/cloudcmd.ts'
import { consulConnect } from './programs/consul-connect.ts'
import { datadogFargate } from './programs/datadog-fargate.ts'
import { ecsAnywhere } from './programs/ecs-anywhere.ts'
import { ecsdemoBackend } from './programs/ecsdemo-backend.ts'
import { ecsdemoFrontend } from './programs/ecsdemo-frontend.ts'
import { firelensDatadog } from './programs/firelens-datadog.ts'
import { firelensEfs } from './programs/firelens-efs.ts'
import { firelensEnvoy } from './programs/firelens-envoy.ts'
import { firelensHealth } from './programs/firelens-health.ts'
import { firelensNewRelic } from './programs/firelens-newrelic.ts'
import { firelensTailS3 } from './programs/firelens-tail-s3.ts'
import { fis } from './programs/fis.ts'
import { graviton } from './programs/graviton.ts'
import { minecraft } from './programs/minecraft.ts'
import { oneStrategy } from './programs/one-strategy.ts'
import { otelCollector } from './programs/otel-collector.ts'
import { serviceConnectTls } from './programs/service-connect-tls.ts'
import { splitAtListener } from './programs/split-at-listener.ts'
import { surrealdb } from './programs/surrealdb.ts'
import { wordpress } from './programs/wordpress.ts'
import { yelb } from './programs/yelb.ts'
import type { System } from './system.ts'

/** The programs of public systems, by the names that `systems.json` gives them. */
export const systems: Readonly<Record<string, System>> = {
  'blue-green-service-connect': blueGreenServiceConnect,
  'capacity-providers': capacityProviders,
  'cdk-service-connect': cdkServiceConnect,
  'cloud-map-prometheus': cloudMapPrometheus,
  cloudcmd,
  'consul-connect': consulConnect,
  'datadog-fargate': datadogFargate,
  'ecs-anywhere': ecsAnywhere,
  'ecsdemo-backend': ecsdemoBackend,
  'ecsdemo-frontend': ecsdemoFrontend,
  'firelens-datadog': firelensDatadog,
  'firelens-efs': firelensEfs,
  'firelens-envoy': firelensEnvoy,
  'firelens-health': firelensHealth,
  'firelens-newrelic': firelensNewRelic,
  'firelens-tail-s3': firelensTailS3,
  fis,
  graviton,
  minecraft,
  'one-strategy': oneStrategy,
  'otel-collector': otelCollector,
  'service-connect-tls': serviceConnectTls,
  'split-at-listener': splitAtListener,
  surrealdb,
  wordpress,
  yelb,
}
