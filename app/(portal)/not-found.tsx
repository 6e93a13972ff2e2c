export { Absent as default } from "@/app/_shell/absent";
