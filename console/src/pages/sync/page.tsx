import { Navigate, Route, Routes } from 'react-router';
import { CatalogPage } from './catalog/catalog-page.tsx';
import { ContentPage } from './content/content-page.tsx';
import { OverviewPage } from './overview/overview-page.tsx';
import style from './page.module.css';
import { ProductsPage } from './products/products-page.tsx';
import { QuarantinePage } from './quarantine/quarantine-page.tsx';
import { RunPage } from './run/run-page.tsx';
import { SchedulePage } from './schedule/schedule-page.tsx';
import { SyncNav } from './sync-nav.tsx';
import { UpstreamPage } from './upstream/upstream-page.tsx';

/** Everything about where updates come from, which, when, and their files. */
export function Page() {
  return (
    <div className={style['page']}>
      <SyncNav />
      <Routes>
        <Route index element={<OverviewPage />} />
        <Route path="runs/:id" element={<RunPage />} />
        <Route path="schedule" element={<SchedulePage />} />
        <Route path="products" element={<ProductsPage />} />
        <Route path="catalog" element={<CatalogPage />} />
        <Route path="upstream" element={<UpstreamPage />} />
        <Route path="quarantine" element={<QuarantinePage />} />
        <Route path="content" element={<ContentPage />} />
        <Route path="*" element={<Navigate to="/sync" replace />} />
      </Routes>
    </div>
  );
}
