import { getRequestConfig } from "next-intl/server";
import { loadWords } from "@/lib/loaders/load-words";

export default getRequestConfig(loadWords); // next-intl demands a default export
