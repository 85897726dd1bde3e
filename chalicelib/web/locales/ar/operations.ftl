# صفحة مشغل المنصة

operations-title = تشغيل المنصة
operations-lead = ما لا يتقدم من تلقاء نفسه. لا تظهر هنا أي مراسلة ولا أي معطى شخصي.
operations-quiet = لا شيء ينتظر تدخلكم.
operations-none = لا شيء.
operations-since = منذ
operations-id = المعرّف
operations-administration = الإدارة
operations-reason = الحالة
operations-act = الإجراء
operations-deposits = إيداعات بدون رقم
operations-folders = ملفات متوقفة
operations-notices = رسائل لم تُرسل
operations-dead-letters = رسائل داخلية متروكة
operations-queue = الطابور
operations-messages = العدد
operations-subjects = تخص
operations-retry-deposit = إعادة معالجة الإيداع
operations-retry-folder = إعادة تشغيل المسار
operations-retry-notice = إعادة إرسال الرسالة
operations-put-back = إعادتها إلى المعالجة
operations-not-retryable = يطلب صاحبها رمزا جديدا
operations-done-retried = أُعيد التشغيل.
operations-done-put-back = أُعيدت الرسائل إلى المعالجة.
error-operations-no_such_queue = لا وجود لهذا الطابور.
