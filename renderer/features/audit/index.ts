import type { Screen } from '../../app/screen.ts';
import { AuditIcon } from '../../ui/icons.tsx';
import { Audit } from './Audit.tsx';

/** The dashboard audit: what to do with what existed before. */
export const auditScreen: Screen = {
  id: 'audit',
  group: 'operate',
  title: 'Dashboard audit',
  icon: AuditIcon,
  key: 'g a',
  facts: [],
  inspects: true,
  tables: ['dashboards', 'dashboard_queries'],
  Component: Audit,
};
