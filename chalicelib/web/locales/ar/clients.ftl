clients-title = البرامج المتصلة
clients-lead = التطبيقات التي تستعمل واجهة API باسم أحد المكاتب، ولكل منها رمزه.
clients-none = لا يوجد أي برنامج متصل.
clients-new = ربط برنامج
clients-new-do = ربط البرنامج وتسلم الرمز
clients-new-consequence = يتصرف البرنامج باسم المكتب، في حدود صلاحيات هذا المكتب والأذون المختارة. لا يؤشر ولا يوقع ولا يدبر المكاتب أو الأشخاص أو البرامج. ويقيد كل عمل من أعماله في السجل باسمه.
clients-label = اسم البرنامج
clients-label-hint = الاسم الذي تعرفه به مصالحكم، مثلا: تدبير الرخص.
clients-desk = المكتب الذي يتصرف باسمه
clients-desk-hint = لا يطلع على مراسلة سرية إلا إذا كان تأهيل المكتب يسمح بذلك.
clients-scopes = الأذون
clients-scopes-hint = لا تمنحوا إلا ما يحتاجه البرنامج؛ ولأذون أخرى اربطوا برنامجا آخر.
clients-scope-directory-read = الاطلاع على الدليل: الإدارات والبنيات والمكاتب والمسارات
clients-scope-deposits-read = تتبع الإيداعات التي يعرف معرفها أو رمز تتبعها
clients-scope-deposits-write = إيداع المراسلات
clients-scope-register-read = الاطلاع على السجلات
clients-scope-register-write = تسجيل المراسلات الورقية وإلغاء الأرقام
clients-scope-mail-read = الاطلاع على مراسلات المكتب
clients-scope-mail-write = معالجة المراسلات: التصنيف والإسناد وإعادة التوجيه والرفض واقتراح جواب
clients-scope-folders-read = الاطلاع على ملفات الحامل الإلكتروني
clients-scope-batches-read = الاطلاع على نتائج الإيداع بالجملة
clients-scope-batches-write = الإيداع بالجملة باسم الإدارة
clients-last-day = آخر يوم لصلاحية الرمز
clients-last-day-hint = سنة واحدة على الأكثر. جددوا الرمز قبل هذا اليوم.
clients-warned = التذكير قبل انتهاء الصلاحية
clients-warned-on = يرسل إلى المدبرين بالبريد الإلكتروني في { $date }
clients-last-used = آخر استعمال
clients-used = في { $date }
clients-never-used = لم يستعمل قط
clients-replaced = الرمز السابق
clients-replaced-until = يبقى صالحا إلى غاية { $instant }
clients-made = ربطه
clients-id = المعرف
clients-state-active = صالح إلى غاية { $date }
clients-state-soon = تنتهي صلاحيته في { $date }
clients-state-without_token = بدون رمز
clients-state-expired = انتهت صلاحية الرمز
clients-state-revoked = مفصول
clients-state-desk-closed = المكتب مغلق
clients-token-first = منح رمز
clients-token-again = تجديد الرمز
clients-token-do = تسلم رمز
clients-overlap = المدة التي يبقى فيها الرمز الحالي صالحا
clients-overlap-hint = ريثما يضبط البرنامج على الرمز الجديد.
clients-overlap-days = { $count ->
    [0] دون مدة: يتوقف فورا
    [one] يوم واحد
    [two] يومان
    [few] { $count } أيام
    [many] { $count } يوما
   *[other] { $count } يوم
}
clients-revoke = فصل البرنامج الآن
clients-revoke-consequence = تتوقف جميع رموز البرنامج فورا عن العمل، ويبقى ما أنجزه صحيحا. ولا يمكن التراجع عن ذلك.
clients-token-title = رمز البرنامج
clients-token-once = انسخوا هذا الرمز الآن: لن يظهر مرة أخرى.
clients-token-use = يبقى صالحا إلى غاية { $date }. يرسله البرنامج مع كل طلب في هذه الترويسة:
clients-token-care = احفظوه حيث يحفظ البرنامج أسراره، ولا تضعوه أبدا في رابط أو رسالة إلكترونية أو شفرة مصدرية. وعند أي شك جددوه أو افصلوا البرنامج.
clients-token-done = نسخت الرمز
done-clients-revoked = تم فصل البرنامج.
