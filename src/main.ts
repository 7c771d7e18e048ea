import { App, YamlOutputType } from 'cdk8s';
import { Applications } from './apps/applications.ts';
import { Bank } from './apps/bank/bank.ts';
import { JobManager } from './apps/job-manager/job-manager.ts';
import { Kuard } from './apps/kuard/kuard.ts';
import { environments } from './apps/tutorial/environments.ts';
import { Tutorial } from './apps/tutorial/tutorial.ts';
import { Visits } from './apps/visits/visits.ts';

const app = new App({ yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE });

const systems = [
  new Kuard(app, 'kuard'),
  new JobManager(app, 'job-manager'),
  new Visits(app, 'visits'),
  new Bank(app, 'bank'),
  new Tutorial(app, 'tutorial-dev', environments.dev),
  new Tutorial(app, 'tutorial-staging', environments.staging),
  new Tutorial(app, 'tutorial', environments.prod),
];
new Applications(
  app,
  'argocd',
  systems.map((system) => system.node.id),
);

app.synth();
