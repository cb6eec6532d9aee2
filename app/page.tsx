import { redirect } from "next/navigation";
import { loadHomePath } from "@/lib/loaders/load-home";

export default async function HomePage(): Promise<never> {
  return redirect(await loadHomePath());
}
