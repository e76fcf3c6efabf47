import { type ComponentType, lazy, Suspense } from 'react'
import { createBrowserRouter, type RouteObject, RouterProvider } from 'react-router'
import { Loading } from './parts/Loading.tsx'
import { Crash } from './shell/Crash.tsx'
import { NotFound } from './shell/NotFound.tsx'
import { SignedIn } from './shell/SignedIn.tsx'

const page = (load: () => Promise<{ default: ComponentType }>): ComponentType => lazy(load)

/** The parts on one sheet, for looking at them; not in the built page. */
const gallery: RouteObject[] = []
if (import.meta.env.DEV) {
  const Gallery = page(() => import('./parts/Gallery.tsx'))
  gallery.push({ path: '/parts/*', Component: Gallery })
}

const router = createBrowserRouter([
  {
    errorElement: <Crash />,
    children: [
      ...gallery,
      {
        Component: SignedIn,
        children: [{ path: '*', Component: NotFound }],
      },
    ],
  },
])

export const App = () => (
  <Suspense fallback={<Loading />}>
    <RouterProvider router={router} />
  </Suspense>
)
